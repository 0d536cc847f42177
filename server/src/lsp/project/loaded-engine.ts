import { CATALOGUE } from '../../engine/lint/catalogue';
import { read } from '../../engine/lint/lint';
import { openProject } from '../../engine/lint/open-project';
import { findingsAmong, projectFindings } from '../../engine/lint/project-findings';
import { summaryOf } from '../../engine/lint/summary';
import type { ProjectEngine } from './engine';

/** The engine, once it is loaded. */
export const projectEngine: ProjectEngine = {
  createProject: openProject,
  summaryOfFile(file) {
    const reading = read(file);
    return summaryOf('tree' in reading ? reading.model.handlers : [], file.text);
  },
  findingsOver: (linted, config) => projectFindings(CATALOGUE, linted, config).findings,
  findingsAmong,
};

import { resolve } from 'node:path';
import { hasSourceEnding, isWalkedPath, SOURCE_ENDINGS } from '../engine/lint/file-kind';
import { compareText, displayPath } from '../node/display-path';
import { findFiles, type FoundFile } from '../node/files';
import { NO_TEXT, readSource } from '../node/read';
import type { FileFinding, FilesResult, LintResult, ProjectOptions } from '../../types/index.cjs';
import type * as Public from '../../types/index.cjs';
import { ownSettings } from './own-settings';
import { publicResult, withBom, withoutBom } from './public-finding';
import { openSession, type Session } from './session';

const NOTHING: LintResult = { findings: [], errors: [] };

/** See the types of the package: docs/api.md tells of it. */
export const openProject: typeof Public.openProject = (options = {}) => {
  const messages: string[] = [];
  const { cwd, session } = sessionWith(options, (message) => messages.push(message));
  return {
    lint(file, text) {
      const path = resolve(cwd, file);
      if (!hasSourceEnding(path))
        throw new TypeError(
          `status-hints: ${file} has none of the endings that are checked: ${SOURCE_ENDINGS}.`,
        );
      const given = text ?? textIn(path, true);
      if (typeof given !== 'string')
        throw new Error(`status-hints: ${file} is not linted: ${given?.message ?? NO_TEXT}`);
      const result = lintFile({ cwd, session }, path, given, true);
      // What is wrong in a configuration is told with the first file that it holds for.
      return { ...result, errors: [...messages.splice(0), ...result.errors] };
    },
  };
};

/** See the types of the package. */
export const lintFiles: typeof Public.lintFiles = async (patterns, options = {}) => {
  const errors: FilesResult['errors'][number][] = [];
  const findings: FileFinding[] = [];
  const opened = sessionWith(options, (message) => errors.push({ file: undefined, message }));
  const { cwd, session } = opened;
  const wantsTests = (folder: string): Promise<boolean> =>
    Promise.resolve(session.settingsFor(resolve(folder, 'x.js')).includeTests);
  const found = await findFiles([patterns].flat(), { cwd, wantsTests });
  errors.push(...found.errors);
  for (const { path, name, explicit } of found.files.filter((file) => isWanted(file, session))) {
    const text = textIn(path, explicit);
    if (typeof text === 'object') errors.push({ file: name, message: text.message });
    if (typeof text !== 'string') continue;
    const result = lintFile(opened, path, text, explicit);
    findings.push(...result.findings.map((finding) => ({ file: name, ...finding })));
    errors.push(...result.errors.map((message) => ({ file: name, message })));
  }
  return { findings: findings.sort(byPlace), errors };
};

interface Opened {
  readonly cwd: string;
  readonly session: Session;
}

function sessionWith(
  { cwd = process.cwd(), settings, config = true }: ProjectOptions,
  tell: (message: string) => void,
): Opened {
  const folder = resolve(cwd);
  const own = ownSettings(settings);
  const now = (): number => performance.now();
  return { cwd: folder, session: openSession({ cwd: folder, own, readsConfig: config, tell, now }) };
}

/** A file's text with its BOM, why there is none, or undefined where nobody wants to know. */
function textIn(path: string, explicit: boolean): string | { readonly message: string } | undefined {
  const content = readSource(path, { mayMatter: () => true, explicit });
  if (content.kind === 'text') return content.bom ? withBom(content.text) : content.text;
  if (content.kind === 'unreadable') return content;
  return content.kind === 'binary' && explicit ? { message: NO_TEXT } : undefined;
}

function lintFile({ cwd, session }: Opened, path: string, given: string, explicit: boolean): LintResult {
  const { text } = withoutBom(given);
  const nameOf = (location: string): string => displayPath(cwd, location);
  const asked = { path, text, explicit, project: true };
  return session.inspect(asked, (lint) => publicResult(given, lint(text), nameOf)) ?? NOTHING;
}

// Further down another configuration may leave tests out.
function isWanted({ explicit, name, path }: FoundFile, session: Session): boolean {
  return explicit || isWalkedPath(name, false) || session.settingsFor(path).includeTests;
}

function byPlace(a: FileFinding, b: FileFinding): number {
  return (
    compareText(a.file, b.file) || a.range.start.offset - b.range.start.offset || compareText(a.rule, b.rule)
  );
}

import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, type Config, type Setting } from '../../../server/src/engine/config/config';
import { lint, type LintInput, type LintResult } from '../../../server/src/engine/lint/lint';
import {
  findingsAmong,
  isUnfinished,
  projectFindings,
  type LintedProject,
} from '../../../server/src/engine/lint/project-findings';
import { summaryOf } from '../../../server/src/engine/lint/summary';
import type { Finding } from '../../../server/src/engine/model/finding';
import type { ProjectKnowledge } from '../../../server/src/engine/model/project-knowledge';
import { successCounts, validationCounts } from '../../../server/src/engine/project/answer-counts';
import { shapeCounts } from '../../../server/src/engine/project/shape-counts';
import { spellingCounts } from '../../../server/src/engine/project/spelling-counts';
import { RULES } from '../../../server/src/engine/rules';
import type { Rule } from '../../../server/src/engine/rules/rule';

/** A project in which something takes rejections. */
const TAKEN = new Map([['/p', { catching: 'some', habit: undefined }]] as const);

/** One route that loses an error, and other text. */
const lossy = (path: string, above = ''): string =>
  `import express from 'express';\nconst app = express();\n${above}app.get('${path}', async (req, res) => res.json(await find()));\n`;

interface Linted extends LintedProject {
  /** Lints a text of a file as an editor does, or the command line at the second step. */
  readonly lint: (file: string, text?: string) => LintResult;
}

/** A project with Express 4 of which all files have been linted once. */
function projectOf(
  files: Readonly<Record<string, string>>,
  told: Partial<ProjectKnowledge> = {},
  config = DEFAULT_CONFIG,
): Linted {
  const input = (file: string, text: string): LintInput => ({
    fileName: file,
    text,
    package: { frameworks: new Map([['express', [4]]]), dependencies: new Set(['express']) },
    config,
  });
  const names = Object.keys(files).sort();
  const summaries = new Map(
    names.map((file) => [file, summaryOf(lint(input(file, files[file]!)).handlers, files[file]!)] as const),
  );
  const knowledge: ProjectKnowledge = {
    complete: true,
    errorHandlers: [],
    errorStatusMembers: new Map(),
    errorClasses: new Set(),
    passing: new Map(),
    methodsOf: new Map(),
    validation: validationCounts(summaries.values()),
    successes: successCounts(summaries.values()),
    spelling: spellingCounts(summaries.values()),
    errorShapes: shapeCounts(summaries.values()),
    ...told,
  };
  const project = { summaries, knowledge };
  return {
    ...project,
    lint: (file, text = files[file]!) =>
      lint({
        ...input(file, text),
        project: {
          file,
          knowledge,
          incoming: [],
          paths: new Map(),
          modules: { find: () => undefined, errorHandlers: () => [], adding: () => undefined },
        },
        overFiles: findingsAmong(project, file, config),
      }),
  };
}

const levels = (entries: Readonly<Record<string, Setting>>): Config => ({
  ...DEFAULT_CONFIG,
  levels: new Map(Object.entries(entries)),
});

const lost = ({ findings }: Pick<LintResult, 'findings'>): readonly Finding[] =>
  findings.filter(({ rule }) => rule === 'no-lost-throw');

const seven = Object.fromEntries('abcdefg'.split('').map((name) => [`/p/${name}.js`, lossy(`/${name}`)]));

describe('rules over files', () => {
  test('one file of many has the finding, with the others as places elsewhere; theirs are echoes, hints', () => {
    const project = projectOf(seven);
    const { findings } = projectFindings(RULES, project, DEFAULT_CONFIG);
    const told = [...findings].map(([file, list]) => [file, list.map(({ level, echo }) => [level, echo])]);
    expect(told).toEqual(
      'abcdefg'
        .split('')
        .map((name) => [`/p/${name}.js`, [name === 'a' ? ['information', undefined] : ['hint', true]]]),
    );
    const [first] = lost(project.lint('/p/a.js'));
    expect(first?.related.map(({ elsewhere }) => elsewhere)).toEqual(
      'bcdefg'.split('').map((name) => ({ file: `/p/${name}.js`, line: 2, character: 43 })),
    );
  });

  test('a place in the same file has no file', () => {
    const text = 'abcdef'.split('').reduce((all, name) => all + lossy(`/${name}`).split('\n')[2]! + '\n', '');
    const project = projectOf({
      '/p/a.js': `import express from 'express';\nconst app = express();\n${text}`,
    });
    const [first] = lost(project.lint('/p/a.js'));
    expect(first?.related).toHaveLength(5);
    expect(first?.related.every(({ elsewhere }) => elsewhere === undefined)).toBe(true);
  });

  test('the text at hand counts, and not the one that was noted', () => {
    const project = projectOf({ '/p/a.js': lossy('/a') });
    const edited = lossy('/a', '// One line more.\n');
    const [finding] = lost(project.lint('/p/a.js', edited));
    expect(edited.slice(finding!.span.start, finding!.span.end)).toBe('await');
    expect(lost(project.lint('/p/a.js', lossy('/a').replace('await find()', '1')))).toEqual([]);
    // A file that nobody has noted yet.
    expect(lost(project.lint('/p/0.js', lossy('/0')))).toHaveLength(1);
  });

  test('levels hold, and off is off', () => {
    const level = (setting: Setting): readonly string[] =>
      lost(
        projectOf({ '/p/a.js': lossy('/a') }, {}, levels({ 'no-lost-throw': setting })).lint('/p/a.js'),
      ).map((finding) => finding.level);
    // It says information where its own level is warning: a step is kept.
    expect(level('error')).toEqual(['warning']);
    expect(level('hint')).toEqual(['hint']);
    expect(level('off')).toEqual([]);
    const loud = projectOf(seven, {}, levels({ 'no-lost-throw': 'error' }));
    // An echo is a hint, however loud the finding is.
    expect(['a', 'b'].map((name) => lost(loud.lint(`/p/${name}.js`))[0]?.level)).toEqual(['warning', 'hint']);
  });

  test('nothing is said until all files are known', () => {
    expect(projectFindings(RULES, projectOf(seven, { complete: false }), DEFAULT_CONFIG).findings.size).toBe(
      0,
    );
  });

  test('a rule that throws costs its own findings and is told', () => {
    const broken: Rule = {
      ...RULES[0]!,
      checkProject: () => {
        throw new Error('broken');
      },
    };
    const project = projectOf({ '/p/a.js': lossy('/a') });
    const rules = [broken, ...RULES];
    const { findings, failures } = projectFindings(rules, project, DEFAULT_CONFIG);
    expect([...findings.keys()]).toEqual(['/p/a.js']);
    expect(failures).toEqual([{ rule: broken.meta.id, message: 'broken' }]);
    const overFiles = findingsAmong(project, '/p/a.js', DEFAULT_CONFIG, rules);
    const context = { frameworks: new Map([['express', [4]] as const]), dependencies: new Set(['express']) };
    const input = { fileName: 'a.js', text: lossy('/a'), package: context, config: DEFAULT_CONFIG };
    expect(lint({ ...input, overFiles }).failures).toEqual(failures);
  });
});

describe('comments about them', () => {
  const silenced = (rule: string): string =>
    lossy('/a', `// status-hints-disable-next-line ${rule} -- known\n`);

  test('silence them', () => {
    const { findings } = projectOf({ '/p/a.js': silenced('no-lost-throw') }).lint('/p/a.js');
    expect(findings.map(({ rule, suppressed }) => [rule, suppressed?.reason])).toEqual([
      ['no-lost-throw', 'known'],
    ]);
  });

  test('are idle where there is nothing to silence', () => {
    const text = silenced('no-lost-throw');
    const { findings } = projectOf({ '/p/a.js': text }, { passing: TAKEN }).lint('/p/a.js');
    expect(findings.map(({ rule }) => rule)).toEqual(['unused-suppression']);
  });

  test('are not called idle before the project is known', () => {
    const text = silenced('no-lost-throw');
    const own = { fileName: 'a.js', text, config: DEFAULT_CONFIG };
    const context = { frameworks: new Map([['express', [4]] as const]), dependencies: new Set(['express']) };
    expect(lint({ ...own, package: context }).findings).toEqual([]);
    expect(projectOf({ '/p/a.js': text }, { complete: false }).lint('/p/a.js').findings).toEqual([]);
    // Any other rule may find more when other files are known.
    const other = silenced('no-explicit-500');
    expect(projectOf({ '/p/a.js': other }, { complete: false }).lint('/p/a.js').findings).toEqual([]);
    expect(lint({ ...own, text: other, package: context }).findings.map(({ rule }) => rule)).toEqual([
      'unused-suppression',
    ]);
  });
});

describe('what is to be linted again', () => {
  const answering = (codes: readonly number[]): string =>
    `import express from 'express';\nconst app = express();\n${codes
      .map(
        (code, index) =>
          `app.get('/${index}', (req, res) => {\n  if (!req.query.q) return res.status(${code}).end();\n  res.end();\n});\n`,
      )
      .join('')}`;

  test('files of which rules over files say something, against the habit, or with a comment about such a rule', () => {
    const files = {
      '/p/comment.js': '// status-hints-disable no-lost-throw\n',
      '/p/lost.js': lossy('/a'),
      '/p/many.js': answering([400, 400, 400, 400, 400, 400]),
      '/p/other.js': answering([422]),
    };
    const project = projectOf(files);
    const isAsked = isUnfinished(project, DEFAULT_CONFIG);
    const asked = Object.entries(files).filter(([file, text]) => isAsked(file, text));
    expect(asked.map(([file]) => file)).toEqual(['/p/comment.js', '/p/lost.js', '/p/other.js']);
    expect(project.lint('/p/other.js').findings.map(({ rule }) => rule)).toEqual([
      'consistent-validation-status',
    ]);
  });

  test('of a finding that is told once for the project the file that it stands in, and none with an echo', () => {
    const isAsked = isUnfinished(projectOf(seven), DEFAULT_CONFIG);
    const asked = Object.entries(seven).filter(([file, text]) => isAsked(file, text));
    expect(asked.map(([file]) => file)).toEqual(['/p/a.js']);
  });

  test('files that send a 500 by hand where the others call next()', () => {
    const caught = (path: string, last: string): string =>
      `import express from 'express';\nconst app = express();\napp.get('${path}', wrap(async (req, res, next) => {\n  try {\n    res.json(await find());\n  } catch (err) {\n    ${last}\n  }\n}));\n`;
    const files = {
      '/p/by-hand.js': caught('/a', 'res.status(500).end();'),
      '/p/next.js': caught('/b', 'next(err);'),
    };
    const asked = (habit: 'throw' | 'next'): readonly string[] => {
      const project = projectOf(files, { passing: new Map([['/p', { catching: undefined, habit }]]) });
      const isAsked = isUnfinished(project, DEFAULT_CONFIG);
      return Object.entries(files).flatMap(([file, text]) => (isAsked(file, text) ? [file] : []));
    };
    expect(asked('next')).toEqual(['/p/by-hand.js']);
    expect(asked('throw')).toEqual([]);
  });
});

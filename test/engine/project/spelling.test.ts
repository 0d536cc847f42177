import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import { lint, type LintResult } from '../../../server/src/engine/lint/lint';
import { withFixes } from '../../../server/src/engine/lint/fixes';
import { openProject } from '../../../server/src/engine/lint/open-project';
import { findingsAmong, isUnfinished } from '../../../server/src/engine/lint/project-findings';
import { summaryOf } from '../../../server/src/engine/lint/summary';
import type { CodeSpelling } from '../../../server/src/engine/model/code-names';
import type { PackageContext } from '../../../server/src/engine/project/packages';
import { memoryHost } from '../../support/memory-host';

const config = { ...DEFAULT_CONFIG, levels: new Map([['consistent-code-style', 'hint'] as const]) };
const context: PackageContext = {
  frameworks: new Map([['express', [5]]]),
  dependencies: new Set(['express']),
};

interface Linted {
  readonly spelling: CodeSpelling;
  readonly unfinished: readonly string[];
  /** A file after its first fix; undefined where there is none. */
  readonly fixed: (file: string) => string | undefined;
}

function linted(files: Readonly<Record<string, string>>): Linted {
  const host = memoryHost(files);
  const project = openProject(host);
  const names = Object.keys(files).filter((name) => name.endsWith('s'));
  for (const name of names) project.add(host.at(name), context);
  project.complete();
  const lintFile = (name: string, again = false): LintResult => {
    const file = host.at(name);
    const view = project.viewOf(file);
    const linted = { summaries: project.summaries(), knowledge: view.knowledge };
    const overFiles = again ? findingsAmong(linted, file, config) : undefined;
    return lint({ fileName: name, text: files[name]!, package: context, config, project: view, overFiles });
  };
  for (const name of names) project.note(host.at(name), summaryOf(lintFile(name).handlers, files[name]!));
  project.settle();
  const knowledge = project.viewOf(host.at(names[0]!)).knowledge;
  const isLeft = isUnfinished({ summaries: project.summaries(), knowledge }, config);
  return {
    spelling: knowledge.spelling,
    unfinished: names.filter((name) => isLeft(host.at(name), files[name]!)),
    fixed(name) {
      const fix = lintFile(name, true).findings.flatMap(({ rule, fixes }) =>
        rule === 'consistent-code-style' ? fixes : [],
      )[0];
      return fix && withFixes(files[name]!, [fix]);
    },
  };
}

const TABLE = `export const HTTP = { OK: 200, BAD_REQUEST: 400, NOT_FOUND: 404, CONFLICT: 409 } as const;\n`;

/** A file that answers with constants of the project's own table. */
const withConstants = (specifier: string): string =>
  `import express from 'express';\nimport { HTTP } from '${specifier}';\nconst app = express();\n` +
  ['BAD_REQUEST', 'CONFLICT', 'OK', 'NOT_FOUND', 'BAD_REQUEST']
    .map((name, index) => `app.get('/${index}', (req, res) => res.status(HTTP.${name}).end());\n`)
    .join('');

const withNumber = (code: number): string =>
  `import express from 'express';\nconst app = express();\napp.get('/x', (req, res) => res.status(${code}).end());\n`;

describe('how a project writes codes', () => {
  test('is counted over its files, each place once', () => {
    const { spelling, unfinished } = linted({
      'src/http.ts': TABLE,
      'src/a.ts': withConstants('./http'),
      'src/b.ts': withNumber(404),
      'src/c.ts': `import express from 'express';\nconst app = express();\napp.get('/', (req, res) => res.json([]));\n`,
    });
    expect(spelling).toMatchObject({ numbers: 1, constants: 5 });
    expect(spelling.names.map(({ names, uses }) => [names.owner, names.specifier, uses])).toEqual([
      ['HTTP', './http', 5],
    ]);
    expect(unfinished).toEqual(['src/b.ts']);
  });

  test.each([
    ['./http', 'src/b.ts', './http'],
    ['./http.js', 'src/deep/b.ts', '../http.js'],
    ['@/http', 'src/b.ts', undefined],
  ])('a table that is imported as %s is imported in %s as %s', (specifier, file, wanted) => {
    const { fixed } = linted({
      'src/http.ts': TABLE,
      'src/a.ts': withConstants(specifier),
      [file]: withNumber(404),
    });
    const text = fixed(file);
    if (wanted === undefined) expect(text).toBeUndefined();
    else {
      expect(text).toContain(`import express from 'express';\nimport { HTTP } from '${wanted}';\n`);
      expect(text).toContain('res.status(HTTP.NOT_FOUND)');
    }
  });

  test.each([
    ['export', `export const notFound = (req, res) => res.status(404).end();\n`, true],
    ['CommonJS', `module.exports = (req, res) => { res.status(404).end() }\n`, false],
    ['a comment', `// not found\nexport const notFound = (req, res) => res.status(404).end();\n`, false],
  ])(
    'a file without imports gets one at its top where it is a module of the kind: %s',
    (_, text, isWritten) => {
      const files = { 'src/http.ts': TABLE, 'src/a.ts': withConstants('./http'), 'src/b.js': text };
      const wanted = text.replace('404', 'HTTP.NOT_FOUND');
      const fixed = isWritten ? `import { HTTP } from './http';\n\n${wanted}` : undefined;
      expect(linted(files).fixed('src/b.js')).toBe(fixed);
    },
  );

  test('a code that the table does not have is left as it is', () => {
    const files = { 'src/http.ts': TABLE, 'src/a.ts': withConstants('./http'), 'src/b.ts': withNumber(410) };
    expect(linted(files).fixed('src/b.ts')).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { ALL_RULES } from '../../../scripts/torture/all-rules';
import { brokenPromises } from '../../../scripts/torture/promises';
import { analyse } from '../../../server/src/engine/lint/analyse';
import type { LintInput } from '../../../server/src/engine/lint/lint';
import { DEEPEST } from '../../../server/src/engine/syntax/too-deep';
import { projectOf } from '../../support/project';
import { FULL_CLIENT, openText } from '../../service/support';
import { DEEP, fileOf } from './shapes';

/**
 * Code that nests without an end: a file is read whole, or it is said in one sentence that it cannot be. Never a part of the
 * rules, never another file, and nothing that hangs on how deep the caller stands.
 */
const TOO_DEEP = 'It is nested too deeply to be read.';
const inputOf = (text: string): LintInput => ({
  fileName: 'app.tsx',
  text,
  package: { frameworks: new Map([['express', [4]]]), dependencies: new Set(['express']) },
  config: ALL_RULES,
});

describe.each(DEEP)('$name', (shape) => {
  test.each([30, 150, 10_000])('%i', async (depth) => {
    const text = fileOf(shape, depth);
    const analysis = analyse(inputOf(text));
    const { result } = analysis;
    expect(brokenPromises(result, text)).toEqual([]);
    expect([undefined, TOO_DEEP]).toContain(result.error);
    if (result.error === undefined) expect(result.findings).not.toEqual([]);
    else expect(result).toMatchObject({ findings: [], handlers: [], failures: [] });
    if (depth === 30) expect(result.error).toBeUndefined();
    expect(analysis.places.length).toBeGreaterThanOrEqual(result.error === undefined ? 1 : 0);
    expect(analysis.placesFailure).toBeUndefined();

    const opened = openText(text, {
      path: 'src/app.tsx',
      languageId: 'typescriptreact',
      client: FULL_CLIENT,
    });
    const { service, document } = opened;
    const end = document.positionAt(text.length);
    const at = document.positionAt(Math.floor(text.length / 2));
    await service.hover(document, at);
    await service.completion(document, at);
    await service.codeActions(document, { start: at, end }, { diagnostics: [] });
    await service.codeLenses(document);
    expect((await service.diagnostics(document))?.items.length ?? 0).toBeGreaterThanOrEqual(0);
    expect(opened.logged.filter((line) => !line.startsWith('info: '))).toEqual([]);
  });
});

test('what is refused hangs on the code alone, not on how deep the caller stands', () => {
  const fits = fileOf(
    { name: '', kind: 'expression', of: (depth) => `1${' + 1'.repeat(depth)}` },
    DEEPEST - 20,
  );
  const deep = fileOf({ name: '', kind: 'expression', of: (depth) => `1${' + 1'.repeat(depth)}` }, DEEPEST);
  const below = (frames: number, text: string): string | undefined =>
    frames === 0 ? analyse(inputOf(text)).result.error : below(frames - 1, text);
  expect([0, 1000].map((frames) => below(frames, fits))).toEqual([undefined, undefined]);
  expect([0, 1000].map((frames) => below(frames, deep))).toEqual([TOO_DEEP, TOO_DEEP]);
});

test('a file that is too deep says nothing to others, and they are judged all the same', () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const { lint, project } = projectOf({
    'app.ts': `import { status, handler, Missing } from './deep';
      app.get('/a', (req, res) => res.status(200).json({ error: 'No' }));
      app.get('/b', (req, res) => res.status(status).json({}));
      app.get('/c', handler);
      app.get('/d', () => { throw new Missing(); });
    `,
    'deep.ts': `export const status = 404; export const handler = (req, res) => res.end(); export class Missing extends Error {}
      export const all = ${deep};
    `,
  });
  expect(lint('app.ts').findings.map(({ rule }) => rule)).toEqual(['no-error-in-2xx']);
  expect(project.endpoints().map(({ path }) => path)).toEqual(['/a', '/b', '/c', '/d']);
});

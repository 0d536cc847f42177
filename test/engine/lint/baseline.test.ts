import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, type Setting } from '../../../server/src/engine/config/config';
import {
  sortedEntries,
  type Baseline,
  type BaselineEntry,
  type KnownFindings,
} from '../../../server/src/engine/lint/baseline';
import { lint, lintWith, type LintResult } from '../../../server/src/engine/lint/lint';
import { sendStatusThenBody } from '../../../server/src/engine/rules/send-status-then-body';

const head = `import express from 'express';\nexport const app = express();\n`;
const double = `res.sendStatus(404).json({ error: 'gone' });`;
const rule = 'send-status-then-body';

interface Context {
  readonly file?: string;
  readonly lost?: Baseline;
  readonly levels?: Readonly<Record<string, Setting>>;
}

function run(text: string, entries: readonly BaselineEntry[], context: Context = {}): LintResult {
  const known: KnownFindings = { entries, lost: context.lost ?? new Map() };
  return lintWith([sendStatusThenBody], {
    fileName: context.file ?? 'src/app.ts',
    text,
    package: { frameworks: new Map([['express', [5]]]), dependencies: new Set(['express']) },
    config: { ...DEFAULT_CONFIG, levels: new Map(Object.entries(context.levels ?? {})) },
    known,
  });
}

const entriesOf = (text: string): readonly BaselineEntry[] => run(text, []).comparison?.now ?? [];
const route = (body: string, path = '/a'): string => `app.get('${path}', (req, res) => {\n${body}\n});\n`;
/** What is not known: where it stands. */
const loud = (result: LintResult): readonly number[] =>
  result.findings.filter(({ suppressed }) => !suppressed).map(({ span }) => span.start);
const known = ({ findings }: LintResult): number =>
  findings.filter(({ suppressed }) => suppressed?.kind === 'baseline').length;

test('an entry has the rule, the handler, the code and how many there are', () => {
  expect(entriesOf(head + route(`if (req.query.a) ${double}\nelse ${double}`))).toEqual([
    { rule, in: 'GET /a', code: `res.sendStatus(404).json({error:'gone'})`, count: 2 },
  ]);
});

test('long code is cut, and what differs behind the cut is told apart', () => {
  const long = (end: string): string =>
    head + route(`res.sendStatus(404).json({ error: '${'x'.repeat(200)}', a: ${end} });`);
  const [first] = entriesOf(long('1'));
  expect(first?.code).toMatch(/^res\.sendStatus\(404\)\.json.{60,70}… #[0-9a-f]{8}$/);
  expect(loud(run(long('1'), entriesOf(long('1'))))).toEqual([]);
  expect(loud(run(long('2'), entriesOf(long('1'))))).toHaveLength(1);
});

describe('what is known stays known', () => {
  const before = entriesOf(head + route(double));
  test.each([
    ['lines moved', `${head}\n\n// more\nconst a = 1;\n${route(`\n${double}`)}`],
    ['laid out and quoted otherwise', head + route(`res\n  .sendStatus(404)\n  .json({ error: "gone", });`)],
    ['edits elsewhere in the handler', head + route(`if (!req.query.a) return res.json({});\n${double}`)],
    ['edits elsewhere in the file', head + route('res.json(1);', '/b') + route(double)],
    ['another path', head + route(double, '/b')],
    ['CRLF and an emoji before it', (head + route(`/* 😀 */ ${double}`)).replaceAll('\n', '\r\n')],
  ])('%s', (_, text) => {
    const result = run(text, before);
    expect([known(result), loud(result), result.comparison?.gone]).toEqual([1, [], []]);
  });

  test('but not what its own code has become', () => {
    const result = run(head + route(`res.sendStatus(404).json({ error: 'lost' });`), before);
    expect([known(result), loud(result).length, result.comparison?.gone]).toEqual([0, 1, before]);
  });
});

test('one more of the same is new: the last one, and the one in another handler', () => {
  const before = entriesOf(head + route(double));
  const twice = head + route(`if (req.query.a) ${double}\nelse ${double}`);
  expect(loud(run(twice, before))).toEqual([twice.lastIndexOf('res.sendStatus')]);
  const elsewhere = head + route(double, '/new') + route(double);
  expect(loud(run(elsewhere, before))).toEqual([elsewhere.indexOf('res.sendStatus')]);
});

test('entries that match nothing are gone, and left out of the next baseline', () => {
  const before = entriesOf(head + route(`if (req.query.a) ${double}\nelse ${double}`));
  const { comparison } = run(head + route(double), before);
  expect(comparison?.gone).toEqual([{ ...before[0], count: 1 }]);
  expect(comparison?.now).toEqual([{ ...before[0], count: 1 }]);
  const clean = run(head + route('res.json({});'), before).comparison;
  expect([clean?.gone, clean?.now]).toEqual([before, []]);
  const nothing = run('export const a = 1;\n', before).comparison;
  expect([nothing?.gone, nothing?.now]).toEqual([before, []]);
});

test('what could not be judged is kept: a rule that is off, a file that cannot be read', () => {
  const before = entriesOf(head + route(double));
  const clean = head + route('res.json({});');
  for (const text of [clean, 'export const a = 1;\n']) {
    const off = run(text, before, { levels: { [rule]: 'off' } }).comparison;
    expect([off?.gone, off?.now]).toEqual([[], before]);
  }
  const nested = `${head}res.status(${'['.repeat(30_000)}`;
  const result = run(nested, before);
  expect(result.error).toBeDefined();
  expect([result.comparison?.gone, result.comparison?.now]).toEqual([[], before]);
});

test('a rule that there is no more, and idle comments, are entries like others', () => {
  const removed = { rule: 'no-such', in: undefined, code: 'a()', count: 1 };
  expect(run(head + route('res.json({});'), [removed]).comparison?.gone).toEqual([removed]);
  const idle = head + route('// status-hints-disable-next-line\nres.json({});');
  expect(entriesOf(idle)).toEqual([
    { rule: 'unused-suppression', in: 'GET /a', code: '// status-hints-disable-next-line', count: 1 },
  ]);
  expect(loud(run(idle, entriesOf(idle)))).toEqual([]);
  const off = run(head, entriesOf(idle), { levels: { 'unused-suppression': 'off' } });
  expect(off.comparison?.gone).toEqual([]);
});

test('a comment comes first: what it silences is no entry', () => {
  const before = entriesOf(head + route(double));
  const result = run(head + route(`// status-hints-disable-next-line\n${double}`), before);
  expect(result.findings.map(({ suppressed }) => suppressed?.kind)).toEqual(['next-line']);
  expect([result.comparison?.now, result.comparison?.gone]).toEqual([[], before]);
});

describe('a file of another name', () => {
  const text = head + route(double) + route(`res.sendStatus(409).json({});`, '/b');
  const entries = entriesOf(text);

  test('takes over what is known of one that is gone', () => {
    const lost = new Map([
      ['src/other.ts', [{ rule, in: 'GET /x', code: 'x()', count: 1 }]],
      ['src/users.ts', entries],
    ]);
    const result = run(text, [], { lost });
    expect([loud(result), result.comparison?.movedFrom]).toEqual([[], 'src/users.ts']);
  });

  test('with the same last name, one finding is enough; without, most of them', () => {
    const more = `${text}${route('res.sendStatus(410).json({});', '/c')}${route('res.sendStatus(411).json({});', '/d')}`;
    const found = (name: string): string | undefined =>
      run(more, [], { file: 'lib/users.ts', lost: new Map([[name, entries]]) }).comparison?.movedFrom;
    expect(found('src/users.ts')).toBe('src/users.ts');
    expect(found('src/people.ts')).toBeUndefined();
  });

  test('one that has entries of its own takes none over', () => {
    const result = run(text, entries.slice(0, 1), { lost: new Map([['src/users.ts', entries]]) });
    expect([loud(result).length, result.comparison?.movedFrom]).toEqual([1, undefined]);
  });
});

test('entries are sorted the same everywhere, and each is one', () => {
  const entry = (id: string, handler: string | undefined, code: string, count = 1): BaselineEntry => ({
    rule: id,
    in: handler,
    code,
    count,
  });
  expect(
    sortedEntries([
      entry('b', 'x', 'a'),
      entry('a', 'ä', 'a'),
      entry('a', 'z', 'a', 2),
      entry('a', undefined, 'b'),
      entry('a', 'z', 'a'),
      entry('a', undefined, 'a'),
    ]),
  ).toEqual([
    entry('a', undefined, 'a'),
    entry('a', undefined, 'b'),
    entry('a', 'z', 'a', 3),
    entry('a', 'ä', 'a'),
    entry('b', 'x', 'a'),
  ]);
});

test('without a baseline nothing is compared', () => {
  const { comparison } = lint({
    fileName: 'a.ts',
    text: head + route(double),
    package: { frameworks: new Map([['express', [5]]]), dependencies: new Set(['express']) },
    config: DEFAULT_CONFIG,
  });
  expect(comparison).toBeUndefined();
});

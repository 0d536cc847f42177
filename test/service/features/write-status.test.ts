import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/engine/text/edit';
import { statusEditsAt } from '../../../server/src/service/features/write-status';
import { analysedSnippet, type AnalysisContext } from '../../support/analysed-snippet';

/** The marked line after the code was written at its mark. */
function written(snippet: string, code: number, context: AnalysisContext = {}): string {
  const { document, carets } = analysedSnippet(snippet, context);
  const edits = statusEditsAt(document, carets[0]!, code);
  const text = applyEdits(
    document.text,
    edits.map(({ range, newText }) => ({ ...document.positions.spanOf(range), text: newText })),
  );
  return text.split('\n')[carets[0]!.line]!.trim();
}

const handler = (statement: string): string => `app.get('/', (req, res) => { ${statement} });`;
const imports = `import { StatusCodes } from 'http-status-codes'; import express from 'express'; const app = express();\n`;

test('a number becomes another number', () => {
  expect(written(handler(`res.status(40¦0).end();`), 404)).toBe(handler(`res.status(404).end();`));
  expect(written(handler(`res.status('40¦0').end();`), 404)).toBe(handler(`res.status(404).end();`));
});

test('a name becomes another name of the same set', () => {
  expect(written(imports + handler(`res.status(StatusCodes.BAD_REQ¦UEST).end();`), 404)).toBe(
    handler(`res.status(StatusCodes.NOT_FOUND).end();`),
  );
});

test('a name for which the set has none becomes a number', () => {
  expect(written(imports + handler(`res.status(StatusCodes.BAD_REQ¦UEST).end();`), 226)).toBe(
    handler(`res.status(226).end();`),
  );
});

test('a number stays one in a file that also uses names', () => {
  const code = handler(`if (req.query.a) return res.status(StatusCodes.OK).end(); res.status(40¦0).end();`);
  expect(written(imports + code, 404)).toContain('res.status(404)');
});

test('what is missing is written as the file writes it', () => {
  expect(written(handler(`res.status(¦).end();`), 404)).toBe(handler(`res.status(404).end();`));
  const names = handler(`if (req.query.a) return res.status(StatusCodes.OK).end(); res.status(¦).end();`);
  expect(written(imports + names, 404)).toContain('res.status(StatusCodes.NOT_FOUND)');
});

test('one arm of a choice leaves the other', () => {
  expect(written(handler(`res.status(req.query.a ? 40¦0 : 410).end();`), 404)).toBe(
    handler(`res.status(req.query.a ? 404 : 410).end();`),
  );
});

test('the definition of a constant is a number', () => {
  const code = `const MISSING = 40¦0;\n${handler(`res.status(MISSING).end();`)}`;
  expect(written(code, 404)).toBe('const MISSING = 404;');
});

test('a name that is a status itself is left alone', () => {
  const reply = `app.get('/', async (request, reply) => { return reply.not¦Found('none'); });`;
  const context = { framework: 'fastify', dependencies: ['@fastify/sensible'] } as const;
  expect(written(reply, 410, context)).toBe(reply.replace('¦', ''));
  expect(written(handler(`throw new Not¦FoundError();`), 410)).toBe(handler(`throw new NotFoundError();`));
});

test('anywhere else the number is inserted', () => {
  expect(written(`const status = ¦;`, 404)).toBe('const status = 404;');
  expect(written(`sleep(¦);`, 404)).toBe('sleep(404);');
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { ioMessage } from '../../node/io-error';
import { UsageError } from '../usage-error';
import type { ReportedRoute } from './reported-route';

const fromOne = v.pipe(v.number(), v.integer(), v.minValue(1));
const place = { file: v.string(), line: fromOne };
const routes: v.GenericSchema<unknown, { readonly routes: readonly ReportedRoute[] }> = v.object({
  version: v.literal(1),
  routes: v.array(
    v.object({
      method: v.string(),
      path: v.string(),
      ...place,
      handler: v.nullable(v.string()),
      statuses: v.array(
        v.object({
          status: v.pipe(v.number(), v.integer()),
          by: v.picklist(['handler', 'thrown', 'middleware', 'framework', 'error-handler']),
          places: v.array(v.object(place)),
        }),
      ),
      dynamic: v.boolean(),
      declared: v.exactOptional(v.array(v.string())),
    }),
  ),
});

/**
 * Reads what `routes --format json` wrote before a change. Members that are not known are passed over.
 * @throws UsageError that says what is wrong with the file
 */
export function readBase(file: string, cwd: string): readonly ReportedRoute[] {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`--diff ${file}: ${ioMessage(error)}.`);
  }
  const result = v.safeParse(routes, parsed(text, file));
  if (result.success) return result.output.routes;
  const [issue] = result.issues;
  throw new UsageError(
    `--diff ${file}: it is not what status-hints routes --format json writes. ${wrongIn(issue)}`,
  );
}

function wrongIn(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue);
  if (where === null) return `It should be ${issue.expected ?? 'something else'}, not ${issue.received}.`;
  if (issue.received === 'undefined') return `Its ${where} is missing.`;
  return `Its ${where} should be ${issue.expected ?? 'something else'}, not ${issue.received}.`;
}

function parsed(text: string, file: string): unknown {
  try {
    // Windows PowerShell writes a BOM with `>`.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(
      `--diff ${file}: it is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

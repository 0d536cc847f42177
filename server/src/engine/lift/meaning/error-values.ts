import type { ErrorSource, OperationKind } from '../../model/body';
import type { Reason } from '../../model/guard';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import { ERROR_CODES, ERROR_NAMES } from './vocabulary/errors';
import { reasonsOfWords } from './words';

/** What failed, when all that could fail is of one kind whose failure has a cause of its own. */
const CAUSES: Readonly<Partial<Record<OperationKind, Reason>>> = {
  credentials: 'bad-credentials',
  validate: 'invalid',
  http: 'upstream',
  parse: 'invalid',
};

/** What the presence of an error says: `if (err)` in a callback, `if (error)` beside a result. */
export function verdictOfError(source: ErrorSource, path: readonly string[]): Verdict {
  const last = path.at(-1);
  if (last === undefined) {
    const [first, ...others] = source.operations;
    const cause = first !== undefined && others.length === 0 ? CAUSES[first] : undefined;
    return { reasons: [cause ?? 'failed'], sure: true, error: source };
  }
  if (/^(?:response|request|isAxiosError)$/.test(last)) return probably('upstream');
  if (/^(?:errors|isJoi|details|validation|isValidationError|issues|keyPattern|keyValue)$/.test(last)) {
    return last.startsWith('key') ? certainly('conflict') : probably('invalid');
  }
  return SILENT;
}

/** What the equality of a member of an error with a constant says: `err.code === 'P2002'`, `err.name === 'CastError'`. */
export function reasonOfErrorMember(path: readonly string[], value: unknown): Verdict {
  const member = path.at(-1);
  if (member === undefined) return typeof value === 'string' ? wordsVerdict(value) : SILENT;
  if (/^(?:name|type|constructor|kind|class|_message)$/.test(member) && typeof value === 'string') {
    if (member === 'kind' && /ObjectId/i.test(value)) return certainly('invalid');
    const byName = reasonOfErrorName(value) ?? ERROR_CODES.get(value);
    return byName ? certainly(byName) : wordsVerdict(value.replaceAll('_', ' ').toLowerCase());
  }
  if (/^(?:message|msg|error|detail|sqlMessage)$/.test(member) && typeof value === 'string')
    return wordsVerdict(value);
  if (/^(?:status|statusCode|httpStatus|httpCode|output)$/.test(member) && typeof value === 'number') {
    const reason = STATUSES.get(value) ?? (value >= 500 ? 'upstream' : undefined);
    return reason ? probably(reason) : SILENT;
  }
  if (typeof value === 'string' || typeof value === 'number') {
    const byCode =
      ERROR_CODES.get(value) ?? (typeof value === 'string' ? reasonOfErrorName(value) : undefined);
    if (byCode) return certainly(byCode);
    const status = typeof value === 'number' ? STATUSES.get(value) : undefined;
    if (status) return probably(status);
    if (typeof value === 'string') return wordsVerdict(value.replaceAll('_', ' ').toLowerCase());
  }
  return SILENT;
}

const STATUSES: ReadonlyMap<number, Reason> = new Map<number, Reason>([
  [400, 'invalid'],
  [401, 'bad-credentials'],
  [403, 'not-allowed'],
  [404, 'not-found'],
  [409, 'conflict'],
  [413, 'too-large'],
  [415, 'wrong-type'],
  [422, 'invalid'],
  [429, 'rate'],
]);

/** What an error's class (or `name`) says, with or without its ending: `CastError` is `invalid`. */
export function reasonOfErrorName(name: string): Reason | undefined {
  const stem = name.replace(/(?:Error|Exception)$/, '');
  return ERROR_NAMES.find(([pattern]) => pattern.test(stem))?.[1];
}

/** What a text in an error's message says: `err.message.includes('duplicate')`. */
export function wordsVerdict(text: string): Verdict {
  const reasons = reasonsOfWords(text).filter((reason) => reason !== 'failed');
  return reasons.length > 0 ? { reasons, sure: false } : SILENT;
}

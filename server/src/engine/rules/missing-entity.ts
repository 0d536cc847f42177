import { evidenceOf, levelBy, type Evidence } from '../evidence/evidence';
import { checksOtherProof, hidesAccounts, logsIn } from '../evidence/purposes';
import { quieter, type Level } from '../model/finding';
import type { Guard } from '../model/guard';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import { onlyCode } from '../model/status-value';

/** The evidence that what the client asked for is not there, and nothing else; undefined where there is none. */
export function missingIn(response: Response): Evidence | undefined {
  const evidence = evidenceOf(response);
  const { handler } = response;
  if (evidence.reason !== 'not-found' || logsIn(handler) || hidesAccounts(handler)) return undefined;
  const key = evidence.sign?.guard?.key;
  if (key === 'token' || (key !== 'params' && checksOtherProof(handler))) return undefined;
  return isTheClients(response, evidence) ? evidence : undefined;
}

// What the request did not ask for by name is the server's own trouble, unless the words say that it is missing.
function isTheClients({ body: { reasons }, handler, status }: Response, evidence: Evidence): boolean {
  const { sign, strength } = evidence;
  const isSaid = reasons.includes('not-found') || sign?.from === 'words';
  const isByHandler = handler.role === 'handler' || handler.role === 'middleware';
  if (!isByHandler && (onlyCode(status) ?? 500) >= 500) return false;
  const key = sign?.guard?.key;
  if (
    (onlyCode(status) ?? 0) >= 500 &&
    sign?.guard &&
    (key ?? 'other') === 'other' &&
    asksForNothing(handler)
  )
    return false;
  if (isSaid || key === 'params') return true;
  // `Invalid plan` of a list is bad input, `Something went wrong` nobody's.
  const saysOtherwise = reasons.includes('failed') || reasons.includes('invalid');
  return (key === 'body' || key === 'query') && strength === 'certain' && !saysOtherwise;
}

// `GET /seed` and no seller to seed for: the address names nothing that could be missing.
function asksForNothing({ method, path }: Handler): boolean {
  return method === 'GET' && path !== undefined && !/[:*{(]/.test(path);
}

/** The level by where the key of the lookup comes from, where the evidence is certain. */
const LEVEL_BY_KEY: Readonly<Record<NonNullable<Guard['key']>, Level>> = {
  params: 'warning',
  query: 'information',
  // What a body names is no target of the request: some guides have 404 for it, others 422.
  body: 'hint',
  session: 'hint',
  token: 'hint',
  other: 'hint',
};

/** How loud it is said that something is missing. */
export function levelOfMissing(response: Response, evidence: Evidence): Level {
  const { sign, strength, others } = evidence;
  if (!sign?.guard) return isCatchAll(response) ? 'warning' : levelBy(evidence, 'warning');
  const level = levelBy(evidence, LEVEL_BY_KEY[sign.guard.key ?? 'other']);
  // What is missing by names alone needs words that say so.
  return strength === 'certain' || others === 'agree' ? level : quieter(level, 1);
}

/** Whether the route takes every path: what it answers is the answer for unknown ones. */
function isCatchAll({ handler: { path } }: Response): boolean {
  return path !== undefined && /^\/?(?:\*\w*|\(\.\*\)|\{\/?\*\w+\})$/.test(path);
}

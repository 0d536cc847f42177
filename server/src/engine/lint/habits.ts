import { evidenceOf } from '../evidence/evidence';
import { checksOtherProof, isTokenEndpoint } from '../evidence/purposes';
import type { Handler } from '../model/handler';
import { onlyCode, type StatusOrigin } from '../model/status-value';
import type { Response } from '../model/response';
import { invalidInputOf } from '../rules/invalid-input';
import { contains } from '../text/span';

/** The settings that say which code a project answers something with, as far as its code shows it. */
export type CodeSetting =
  'auth.wrongCredentials' | 'validation' | 'duplicate' | 'delete.success' | 'delete.missing';

/** What the handlers of a file do of that which projects do in different ways. */
export interface Habits {
  /** The codes that are sent for what a setting is about, one for each place. */
  readonly codes: readonly { readonly setting: CodeSetting; readonly code: number }[];
  /** What is called to send a response and could not be read, one for each call that gives it a status. */
  readonly helpers: readonly string[];
}

/** The codes among which a setting chooses. */
const CHOICES: Readonly<Record<CodeSetting, readonly number[]>> = {
  'auth.wrongCredentials': [400, 401, 403, 422],
  validation: [400, 422],
  duplicate: [400, 409, 422],
  'delete.success': [200, 204],
  'delete.missing': [204, 404],
};

/**
 * What the handlers of a file do of that which projects do in different ways.
 * @param text the file's, without its BOM
 */
export function habitsOf(handlers: readonly Handler[], text: string): Habits {
  const responses = handlers.flatMap((handler) => handler.responses);
  const places = new Map<string, { readonly setting: CodeSetting; readonly code: number }>();
  for (const response of responses) {
    const code = onlyCode(response.status);
    const setting = code === undefined ? undefined : settingFor(response, code);
    // Two paths to one send are one place.
    if (code !== undefined && setting && CHOICES[setting].includes(code))
      places.set(`${setting} ${code} ${response.site.start}`, { setting, code });
  }
  return {
    codes: [...places.values()],
    helpers: responses.flatMap((response) => helperOf(response, text) ?? []),
  };
}

function settingFor(response: Response, code: number): CodeSetting | undefined {
  if (response.handler.role === 'helper-definition') return undefined;
  if (invalidInputOf(response)) return 'validation';
  const { handler } = response;
  const { reason } = evidenceOf(response);
  const isDelete = handler.method === 'DELETE';
  switch (reason) {
    case 'bad-credentials':
      return checksOtherProof(handler) || isTokenEndpoint(handler) ? undefined : 'auth.wrongCredentials';
    case 'conflict':
      return 'duplicate';
    case 'not-found':
      return isDelete ? 'delete.missing' : undefined;
    case undefined:
      return isDelete && code < 300 ? 'delete.success' : undefined;
    default:
      return undefined;
  }
}

const GIVEN: ReadonlySet<StatusOrigin> = new Set<StatusOrigin>(['literal', 'constant', 'package']);

// A member of the response is the framework's, or was added by the project, where it can be read.
function helperOf({ method, status, span, understood }: Response, text: string): string | undefined {
  if (method !== 'helper' || understood || onlyCode(status) === undefined) return undefined;
  if (!status.codes.every(({ origin, span: at }) => GIVEN.has(origin) && contains(span, at)))
    return undefined;
  const name = /^([\w$]+(?:\.[\w$]+)*)\s*\(/.exec(text.slice(span.start, span.end))?.[1];
  return name === undefined || /^(?:res|resp|response|reply|rep)\./.test(name) ? undefined : name;
}

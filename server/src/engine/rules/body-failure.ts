import { membersOf, type Body, type BodyMember, type BodyValue } from '../model/body';
import type { Response } from '../model/response';
import { quote } from './wording';

/** What in a body says that the request failed. */
export interface BodyFailure {
  /** In the user's words, for messages: `` `error: 'User not found'` ``. */
  readonly quoted: string;
  /** `flag`: a member that exists to say so; `words`: a message that only reads like a failure. */
  readonly kind: 'flag' | 'words';
}

const FLAG = /^(?:success|succeeded|ok|isSuccess|successful)$/;
const FAILED_STATUS = /^(?:error|fail|failed|failure|ko)$/i;

/** Members that describe an outcome; anything else that has a value is data. */
const DESCRIBES =
  /^(?:success|succeeded|ok|isSuccess|successful|error|errors|err|message|messages|msg|mensaje|mensagem|code|errorCode|error_code|status|statusCode|status_code|statusText|title|type|detail|details|description|error_description|errorMessage|error_message|errMsg|errmsg|reason|hint|info|path|url|method|timestamp|time|requestId|request_id|stack|result)$/i;

/** Finds what in a body says that the request failed; undefined for data, for success and for what is not known. */
export function findFailure({ body, method }: Response): BodyFailure | undefined {
  const { value } = body;
  if (!value) return undefined;
  if (value.kind === 'error') return { quoted: quote(body.text), kind: 'flag' };
  if (value.kind === 'text') {
    const isPage = method === 'render' || /^\s*</.test(value.text);
    return !isPage && body.reasons.length > 0 ? { quoted: quote(value.text), kind: 'words' } : undefined;
  }
  if (value.kind !== 'object') return undefined;
  const members = membersOf(body);
  if (members.some(saysSuccess)) return undefined;
  const flag = members.find(
    ({ name, value: said }) => FLAG.test(name) && said.kind === 'boolean' && !said.value,
  );
  if (flag) return { quoted: quote(`${flag.name}: false`), kind: 'flag' };
  if (!value.complete || members.some(isData)) return undefined;
  const sign = members.find(saysFailure);
  if (sign) return { quoted: quote(`${sign.name}: ${sign.text}`), kind: 'flag' };
  return body.reasons.length > 0 ? { quoted: quote(body.words), kind: 'words' } : undefined;
}

function saysSuccess({ name, value }: BodyMember): boolean {
  if (value.kind === 'boolean') return FLAG.test(name) && value.value;
  if (!/^status(?:Code)?$/i.test(name)) return false;
  if (value.kind === 'number') return value.value >= 200 && value.value < 300;
  return value.kind === 'text' && /^(?:success|ok|succeeded)$/i.test(value.text);
}

function saysFailure({ name, value }: BodyMember): boolean {
  if (/^status$/i.test(name)) return value.kind === 'text' && value.exact && FAILED_STATUS.test(value.text);
  if (value.kind === 'error') return true;
  if (!/^(?:error|err)$/i.test(name)) return false;
  if (value.kind === 'text') return value.text.trim() !== '';
  if (value.kind === 'boolean') return value.value;
  return value.kind === 'object' && value.members.length > 0;
}

/** Whether a body has something for the client beside what describes the outcome. */
export function hasData(body: Body): boolean {
  return membersOf(body).some(isData);
}

// A boolean that is no flag of success answers a question: `{ exists: false }`, `{ valid: false }`.
function isData({ name, value }: BodyMember): boolean {
  if (DESCRIBES.test(name)) return false;
  return value.kind === 'boolean' || !isEmpty(value);
}

function isEmpty(value: BodyValue): boolean {
  switch (value.kind) {
    case 'null':
    case 'undefined':
      return true;
    case 'text':
      return value.text === '';
    case 'object':
      return value.complete && value.members.length === 0;
    case 'number':
      return value.value === 0;
    case 'boolean':
    case 'array':
    case 'error':
    case 'unknown':
      return false;
  }
}

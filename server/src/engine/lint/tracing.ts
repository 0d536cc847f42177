import type { Finding } from '../model/finding';
import type { Handler } from '../model/handler';
import { codeAt } from '../syntax/code-at';
import type { Tree } from '../syntax/tree';
import { hashOf } from '../text/hash';
import type { Trace } from './trace';

/** A file whose findings are to be known again. */
export interface TracedFile {
  readonly handlers: readonly Handler[];
  readonly tree: Tree;
}

/** What a finding of a file is known by. Several may have the same. */
export function traceOf({ rule, span }: Finding, { handlers, tree }: TracedFile): Trace {
  const handler = handlers.findLast((each) => each.span.start <= span.start && span.end <= each.span.end);
  return { rule, in: handler && labelOf(handler), code: shortened(codeAt(span, tree)) };
}

// What its own file calls it: what others say of it may not be known yet.
function labelOf({ name, method, path, registeredAt }: Handler): string | undefined {
  const route = method === undefined || path === undefined ? undefined : `${method} ${path}`;
  return registeredAt.length === 0 ? (route ?? name) : (name ?? route);
}

const LONGEST = 100;

function shortened(code: string): string {
  return code.length <= LONGEST ? code : `${code.slice(0, LONGEST - 10)}… #${hashOf(code)}`;
}

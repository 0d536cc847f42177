import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, memberName, type Tree } from '../../syntax/tree';
import { isResponseName } from './parameters';

/** How a file uses a parameter that may be a response. */
export interface Usage {
  /** A member was called that only a server's response has, whatever the rest looks like: `res.status(404)`. */
  readonly strong: boolean;
  /** Some member of a response was called or set. */
  readonly any: boolean;
  /** It was handed to another function. */
  readonly handed: boolean;
  /** It was itself called: then it is a mock's response factory (msw). */
  readonly called: boolean;
  /** `.code(…)` was called on it: Fastify's word. */
  readonly code: boolean;
}

type Mutable = { -readonly [key in keyof Usage]: boolean };

/** Uses of response-like parameters, and which continuations are called with nothing (`next()`). */
export interface Usages {
  of(parameter: ts.ParameterDeclaration | undefined): Usage;
  isPassedOn(parameter: ts.ParameterDeclaration | undefined): boolean;
}

const STRONG =
  /^(?:status|sendStatus|jsonp|send|render|redirect|sendFile|sendfile|download|code|writeHead|cookie|clearCookie)$/;
const WEAK =
  /^(?:json|end|set|header|headers|setHeader|type|format|attachment|append|location|links|vary|write|view|hijack|serialize|callNotFound|removeHeader|flushHeaders)$/;
const UNUSED: Usage = { strong: false, any: false, handed: false, called: false, code: false };

/** Reads the uses of all response-like parameters in one pass over the file's calls. */
export function usagesIn(tree: Tree): Usages {
  const found = new Map<ts.Node, Mutable>();
  const passedOn = new Set<ts.Node>();

  function note(expression: ts.Expression, change: Partial<Usage>): void {
    if (!ts.isIdentifier(expression)) return;
    const declaration = resolve(expression);
    if (!declaration || !ts.isParameter(declaration)) return;
    const known = found.get(declaration) ?? { ...UNUSED };
    found.set(declaration, Object.assign(known, change));
  }

  for (const call of tree.calls) {
    const callee = bare(call.expression);
    if (ts.isIdentifier(callee)) {
      if (isResponseName(ts.idText(callee))) note(callee, { called: true });
      else if (call.arguments.length === 0) {
        const declaration = resolve(callee);
        if (declaration && ts.isParameter(declaration)) passedOn.add(declaration);
      }
    } else {
      const name = memberName(callee);
      if (name !== undefined) {
        const owner = bare((callee as ts.PropertyAccessExpression).expression);
        // `response.json()` reads a fetch result, `res.json(x)` writes.
        const isStrong = STRONG.test(name) || (name === 'json' && call.arguments.length > 0);
        if (isStrong)
          note(owner, { strong: true, any: true, ...(name === 'code' ? { code: true } : undefined) });
        else if (WEAK.test(name)) note(owner, { any: true });
      }
    }
    for (const argument of call.arguments) {
      if (ts.isIdentifier(argument) && isResponseName(ts.idText(argument))) note(argument, { handed: true });
    }
  }
  for (const { left } of tree.memberAssignments) {
    const name = memberName(left);
    if (name === 'statusCode' || name === 'statusMessage') {
      note(bare((left as ts.PropertyAccessExpression).expression), { any: true });
    }
  }
  return {
    of: (parameter) => (parameter && found.get(parameter)) ?? UNUSED,
    isPassedOn: (parameter) => parameter !== undefined && passedOn.has(parameter),
  };
}

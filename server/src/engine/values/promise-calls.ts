import ts from 'typescript';
import { resolve } from '../syntax/scope';
import { bare, memberName } from '../syntax/tree';

/** Whether a method makes a link of a promise chain: `.then(f)`, `.catch(f)`, `.finally(f)`. */
export function isLink(name: string | undefined): boolean {
  return name === 'then' || name === 'catch' || name === 'finally';
}

const RUNS_AT_ONCE =
  /^(?:forEach|map|filter|some|every|reduce|reduceRight|flatMap|find|findIndex|findLast|sort)$/;

/** Whether a method runs the function that it is given at once, as those of lists do. */
export function runsAtOnce(name: string | undefined): boolean {
  return name !== undefined && RUNS_AT_ONCE.test(name);
}

// Methods of lists, texts and records that are no promises; `find` may be one of a database.
const GIVES_VALUE =
  /^(?:map|flatMap|filter|reduce|some|every|sort|slice|join|split|trim|to(?:String|JSON|Object|LowerCase|UpperCase|ISOString))$/;
// The answer, and functions that a promise or a request ends with: nobody waits for these, though they are returned.
const RESPONSE = /^_?(?:res|resp|response|reply)$/;
const ENDS = /^(?:next|resolve|reject)$/;

/** Whether what a call gives is no promise, or none that anybody waits for where it is returned. */
export function givesValue(call: ts.CallExpression): boolean {
  const name = memberName(bare(call.expression));
  if (name !== undefined && GIVES_VALUE.test(name)) return true;
  let root: ts.Expression = call;
  while (ts.isCallExpression(root) || ts.isPropertyAccessExpression(root)) root = bare(root.expression);
  if (!ts.isIdentifier(root)) return false;
  if (name === undefined) return ENDS.test(ts.idText(root));
  // `.then((response) => response.json())` is another response.
  const declaration = RESPONSE.test(ts.idText(root)) ? resolve(root) : undefined;
  return (
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    declaration.parent.parameters[0] !== declaration
  );
}

/** Whether an expression is something that JavaScript itself has under a name: `Promise`. */
export function isNamed(expression: ts.Expression, name: string): boolean {
  const node = bare(expression);
  return ts.isIdentifier(node) && ts.idText(node) === name && !resolve(node);
}

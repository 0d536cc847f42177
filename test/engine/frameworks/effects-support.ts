import type ts from 'typescript';
import type { Effect, Framework } from '../../../server/src/engine/frameworks/framework';
import { bare, memberName, parseTree, textOf, type Tree } from '../../../server/src/engine/syntax/tree';

/**
 * What an adapter says of a member call, in few words: `status 404; send json {}`.
 * @returns `unknown` for a member that the adapter does not know, `nothing` for one without an effect
 */
export function effectsOf(adapter: Framework, code: string, majors: readonly number[]): string {
  const tree = parseTree('call.ts', code);
  const call = tree.calls[0];
  if (!call) throw new Error(`no call in ${code}`);
  const effects = adapter.effectsOfCall({
    name: memberName(bare(call.expression)) ?? '',
    call,
    args: call.arguments,
    version: { name: adapter.name, majors },
    tree,
  });
  if (!effects) return 'unknown';
  return effects.length === 0 ? 'nothing' : effects.map((effect) => wordsOf(effect, tree)).join('; ');
}

/** What an adapter says of an assignment to a member of the response. */
export function effectOfAssignment(adapter: Framework, code: string): string {
  const tree = parseTree('assignment.ts', code);
  const [assignment] = tree.memberAssignments;
  if (!assignment) throw new Error(`no assignment in ${code}`);
  const effect = adapter.effectOfAssignment(memberName(assignment.left) ?? '', assignment.right);
  return effect ? wordsOf(effect, tree) : 'unknown';
}

function wordsOf(effect: Effect, tree: Tree): string {
  const text = (node: ts.Expression | undefined): string => (node ? textOf(node, tree) : '-');
  switch (effect.kind) {
    case 'set-status':
      return `status ${text(effect.status)}`;
    case 'set-field':
      return `field ${typeof effect.name === 'string' ? effect.name : `[${text(effect.name)}]`} ${text(effect.value)}`;
    case 'set-fields':
      return `fields ${text(effect.fields)}`;
    case 'send':
      return [
        `send ${effect.method}`,
        effect.body ? text(effect.body) : '',
        effect.status ? `with ${text(effect.status)}` : '',
        effect.fixed === undefined ? '' : `always ${String(effect.fixed)}`,
        effect.implied === undefined ? '' : `else ${String(effect.implied)}`,
        effect.unknown ? 'with what the version says' : '',
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'fail':
      return `fail ${text(effect.error)}`;
    case 'misuse':
      return `${effect.misuse.kind}: ${effect.misuse.instead}`;
    default:
      return effect.kind;
  }
}

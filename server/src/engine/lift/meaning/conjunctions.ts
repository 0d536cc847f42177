import ts from 'typescript';
import { bare, textOf, type Tree } from '../../syntax/tree';
import type { Reason } from '../../model/guard';
import type { Verdict } from './verdict';

/** A part of a condition that holds, or does not, together with others. */
export interface Part {
  readonly node: ts.Expression;
  readonly holds: boolean;
  readonly verdict: Verdict;
  /** What the part would say if it were the other way round. */
  readonly otherwise: () => Verdict;
}

const OF_CALLERS: ReadonlySet<Reason> = new Set<Reason>([
  'not-authenticated',
  'bad-credentials',
  'not-allowed',
]);

/**
 * What a part says beside the others. A right that is asked for together with something else may be but an exception
 * from what that forbids to all: `post.published && role !== 'admin'` is about published posts. A part that makes sure
 * of the caller or of the tested value (`user && user.role !== 'admin'`) takes nothing away.
 */
export function besideOthers(part: Part, others: readonly Part[], tree: Tree): Verdict {
  const { verdict } = part;
  if (!verdict.sure || !verdict.reasons.includes('not-allowed')) return verdict;
  const isAlone = others.every(
    (other) => other === part || isOfCaller(other) || makesSure(other, part, tree),
  );
  return isAlone ? verdict : { ...verdict, sure: false };
}

function isOfCaller({ verdict, otherwise }: Part): boolean {
  const { reasons, sure } = verdict.reasons.length > 0 ? verdict : otherwise();
  // By name alone anything can be suspended: an organization, a campaign.
  return reasons.some((reason) => (reason === 'account-state' ? sure : OF_CALLERS.has(reason)));
}

// `doc && doc.owner !== req.user.id`, `role !== 'owner' && role !== 'admin'`: both are about one value.
function makesSure({ node }: Part, part: Part, tree: Tree): boolean {
  const whole = plain(part.node, tree);
  return subjectsOf(node).some((subject) => isIn(plain(subject, tree), whole));
}

function subjectsOf(expression: ts.Expression): readonly ts.Expression[] {
  const node = bare(expression);
  if (ts.isPrefixUnaryExpression(node)) return subjectsOf(node.operand);
  if (ts.isTypeOfExpression(node)) return subjectsOf(node.expression);
  if (ts.isBinaryExpression(node)) return [...subjectsOf(node.left), ...subjectsOf(node.right)];
  if (ts.isCallExpression(node)) return node.arguments.flatMap(subjectsOf);
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
    ? [node]
    : [];
}

// As written, but for what TypeScript and optional chains put in between.
function plain(node: ts.Node, tree: Tree): string {
  return textOf(node, tree)
    .replace(/\s+/g, '')
    .replace(/(?<![?!])[?!]+\./g, '.');
}

function isIn(subject: string, whole: string): boolean {
  const at = whole.indexOf(subject);
  if (at < 0) return false;
  const isStart = at === 0 || !/[\w$.]/.test(whole.charAt(at - 1));
  return isStart && !/[\w$]/.test(whole.charAt(at + subject.length));
}

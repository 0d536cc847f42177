import type { SignatureMisuse } from '../model/response';
import { commentsWith } from '../syntax/comments';
import { spanOf, textOf } from '../syntax/tree';
import { receiverOf, shortText } from './arguments';
import type { ResponseCall } from './framework';

/** What a misuse says beside the call itself. */
export interface MisuseText {
  readonly kind: SignatureMisuse['kind'];
  /** The whole replacement of the call, as source text. */
  readonly instead: string;
  /** What happens now: `Express 5 ignores it and answers 200`. */
  readonly effect: string;
  readonly removedIn?: number;
}

/** The effect that tells of a call whose arguments do not do what they say, with its rewriting. */
export function misuseOf(
  call: ResponseCall,
  text: MisuseText,
): { readonly kind: 'misuse'; readonly misuse: SignatureMisuse } {
  const { tree } = call;
  const span = spanOf(call.call, tree);
  const args = call.args.map((argument) => shortText(argument, tree)).join(', ');
  const { instead } = text;
  return {
    kind: 'misuse',
    misuse: {
      ...text,
      call: `${shortText(receiverOf(call.call), tree)}.${call.name}(${args})`,
      instead:
        instead.length > 60 || instead.includes('\n')
          ? `${instead.slice(0, 56).split('\n')[0] ?? ''}…`
          : instead,
      span,
      replacement: () => (losesComment(call, instead) ? undefined : [{ ...span, text: instead }]),
    },
  };
}

function losesComment({ call, tree }: ResponseCall, instead: string): boolean {
  const { start, end } = spanOf(call, tree);
  return commentsWith('/', tree, { start, end }).some(
    (comment) =>
      comment.start >= start &&
      comment.end <= end &&
      !instead.includes(tree.text.slice(comment.start, comment.end)),
  );
}

/** The receiver of a call as source text: `res` in `res.send(404)`, `res.type('json')` in a chain. */
export function ownerText({ call, tree }: ResponseCall): string {
  return textOf(receiverOf(call) ?? call.expression, tree);
}

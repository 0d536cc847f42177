import { labelOf } from '../http/statuses';
import { declares } from '../model/declaration';
import type { Response } from '../model/response';
import type { TextEdit } from '../text/edit';
import type { Offer } from './rule';

/** The codes in words: `404 Not Found`, `400 Bad Request or 422 Unprocessable Content`. */
export function labelsOf(codes: readonly number[]): string {
  return codes.map(labelOf).join(' or ');
}

/** One action per code that sets it, in the given order. */
export function answers(response: Response, codes: readonly number[]): readonly Offer[] {
  return codes.map((code) => ({
    title: `Answer ${labelOf(code)}`,
    kind: 'suggestion',
    edits: () => response.edits.setStatus(code),
  }));
}

/** As {@link answers}, without those that would break the word of the route: codes that its own declaration has not. */
export function declaredAnswers(response: Response, codes: readonly number[]): readonly Offer[] {
  return answers(
    response,
    codes.filter((code) => isDeclared(response, code)),
  );
}

function isDeclared({ handler: { declared } }: Response, code: number): boolean {
  if (!declared?.complete) return true;
  return declares(
    declared.codes.map(({ text }) => text),
    code,
  );
}

/** An action that answers 204 and takes the body out; none where the route declares no 204. */
export function answerEmpty(response: Response): readonly Offer[] {
  if (!isDeclared(response, 204)) return [];
  const edits = (): readonly TextEdit[] | undefined => {
    const status = response.edits.setStatus(204);
    const body = response.body.remove();
    return status && body && [...status, ...body];
  };
  return [{ title: `Answer ${labelOf(204)} without a body`, kind: 'suggestion', edits }];
}

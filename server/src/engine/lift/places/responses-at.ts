import type { Handler } from '../../model/handler';
import type { Response } from '../../model/response';
import type { Span } from '../../text/span';

/** Finds the responses whose status is decided at one of the spans. */
export type ResponsesAt = (spans: readonly Span[]) => readonly Response[];

/**
 * Indexes responses by all that can decide them: the status expression, each code that is written in it, the whole
 * sending expression (a helper's call) and the name that a report stands at.
 */
export function responsesIn(handlers: readonly Handler[]): ResponsesAt {
  const bySpan = new Map<string, Set<Response>>();
  const add = (span: Span, response: Response): void => {
    const key = keyOf(span);
    const known = bySpan.get(key);
    if (known) known.add(response);
    else bySpan.set(key, new Set([response]));
  };
  for (const { responses } of handlers) {
    for (const response of responses) {
      const { status, span, site } = response;
      for (const one of [status.span, span, site]) add(one, response);
      for (const code of status.codes) add(code.span, response);
    }
  }
  return (spans) => [...new Set(spans.flatMap((span) => [...(bySpan.get(keyOf(span)) ?? [])]))];
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}

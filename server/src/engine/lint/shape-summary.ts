import type { FileSummary } from '../model/file-summary';
import type { Handler } from '../model/handler';
import { originalOf } from '../lift/reuse/view';
import { shifted } from '../lift/reuse/shift';
import { PAGE, shapeOf, type ErrorShape } from '../rules/error-shape';
import { rememberedBy } from '../syntax/remembered-by';

/** How many of a file's errors have which shape, each body once, and how many pages it sends; undefined without any. */
export function shapesIn(handlers: readonly Handler[]): FileSummary['errorShapes'] {
  const places = new Map<number, ErrorShape | typeof PAGE>();
  for (const seen of handlers) {
    const { handler, shifts } = originalOf(seen);
    for (const [start, shape] of shapesOf(handler)) places.set(shifted(start, shifts), shape);
  }
  if (places.size === 0) return undefined;
  const counts = new Map<ErrorShape | typeof PAGE, number>();
  for (const shape of places.values()) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  return [...counts];
}

// Of a handler that an edit does not concern it is worked out once.
const known = rememberedBy<Handler, ReadonlyMap<number, ErrorShape | typeof PAGE>>();

function shapesOf(handler: Handler): ReadonlyMap<number, ErrorShape | typeof PAGE> {
  const before = known.get(handler);
  if (before) return before;
  const shapes = new Map<number, ErrorShape | typeof PAGE>();
  for (const response of handler.responses) {
    if (response.method === 'render') shapes.set(response.span.start, PAGE);
    const found = shapeOf(response);
    if (found && response.body.span) shapes.set(response.body.span.start, found.shape);
  }
  known.set(handler, shapes);
  return shapes;
}

import { checksOtherProof } from '../evidence/purposes';
import { labelOf } from '../http/statuses';
import type { Handler } from '../model/handler';
import { passingIn } from '../model/project-knowledge';
import type { Report, RuleInput } from './rule';
import { quote } from './wording';

/**
 * The credential checks that end as a 500 because they throw: nothing in the handler takes the error, it has no status,
 * and no error handler of the project asks what kind of error it is. Where none is to be seen, one may still be there
 * that was not understood: then it is information. Nothing is said until the project is known.
 * @param wanted the code that the settings have for wrong credentials
 */
export function* reportsOfThrowingChecks(
  { handlers, project, file }: RuleInput,
  wanted: number,
): Generator<Report> {
  if (!project?.complete || file === undefined) return;
  for (const handler of handlers) {
    const own = project.errorHandlers.filter(({ framework }) => framework === handler.framework);
    if (!isFor(handler) || own.some(({ tellsApart }) => tellsApart)) continue;
    const whose = own.length > 0 ? "the project's error handler" : 'the error handler of the framework';
    const takesAll = passingIn(project, file).catching === 'all';
    for (const { callee, span, arrives } of handler.throwingChecks) {
      if (!arrives && !takesAll) continue;
      yield {
        handler,
        span,
        statuses: [500],
        expected: [wanted],
        level: own.length > 0 ? 'warning' : 'information',
        evidence: 'likely',
        message: `${labelOf(500)} for a failed ${quote(`${callee}()`, 30)}, which throws. Nothing here takes the error, and ${whose} looks at no more than its status: it has none. Catch it and answer ${labelOf(wanted)}.`,
      };
    }
  }
}

function isFor(handler: Handler): boolean {
  const isHandling = handler.role === 'handler' || handler.role === 'middleware' || handler.role === 'hook';
  return isHandling && handler.certainty === 'registered' && !checksOtherProof(handler);
}

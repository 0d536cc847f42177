import { acknowledges, logsIn } from '../evidence/purposes';
import { surelyDone, type Deed } from '../model/deed';
import type { ProjectKnowledge } from '../model/project-knowledge';
import type { Response } from '../model/response';
import { actsOrAsks, makesNew, speaksOf } from './route-words';
import { hasWorked } from './success-answers';

/**
 * What a POST has stored for sure and was sent for: the route or the body speaks of it. Undefined for actions
 * (`/orders/42/cancel`), logins and questions, and for what may have been there before.
 * @param project for the routes beside: POST `/things` beside `/things/:id`
 */
export function newThingOf(response: Response, project: ProjectKnowledge | undefined): Deed | undefined {
  const { deeds, handler, body } = response;
  if (actsOrAsks(handler) || acknowledges(handler) || logsIn(handler)) return undefined;
  const maybeNew = surelyDone(deeds, 'upsert').filter(({ isSent }) => isSent);
  return surelyDone(deeds, 'create').find((deed) => {
    if (!hasWorked(response, deed)) return false;
    if (maybeNew.some(({ certainty, thing }) => certainty === 'certain' || thing === deed.thing))
      return false;
    const isNamed = speaksOf(handler, deed.thing);
    const isSaid = makesNew(handler) || isCollection(response, project) || SAYS_NEW.test(body.words);
    if (deed.certainty === 'certain') return isNamed || deed.isSent || isSaid;
    return (deed.isSent && (isNamed || isSaid)) || (isNamed && isSaid);
  });
}

const SAYS_NEW = /\b(?:created|added|registered|inserted|saved)\b/i;

// POST `/things` beside `/things/:id`.
function isCollection({ handler: { path } }: Response, project: ProjectKnowledge | undefined): boolean {
  if (path === undefined || !project) return false;
  const base = path.replace(/\/$/, '');
  return [...project.methodsOf.keys()].some(
    (other) => other.startsWith(`${base}/:`) && !other.slice(base.length + 2).includes('/'),
  );
}

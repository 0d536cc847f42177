import type { BodyRule, StatusInfo, StatusState } from './status-info';
import { nearestRegistered } from './statuses';

const STATES: Readonly<Record<StatusState, string>> = {
  registered: 'registered',
  unused: 'registered as unused',
  obsoleted: 'registered, but obsoleted',
  vendor: 'not registered',
  unregistered: 'not registered',
};

const BODIES: Readonly<Record<BodyRule, string>> = {
  none: 'A response with it has no body.',
  allowed: 'A response with it may have a body.',
  expected: 'Clients expect a body that says more.',
};

/** How a code stands in the registry, for people: `not registered`. */
export function standingOf({ state }: StatusInfo): string {
  return STATES[state];
}

/** The class of a code for people: `client error`; undefined below 100 and above 599. */
export function classNameOf(info: StatusInfo): string | undefined {
  return info.class?.replace('-', ' ');
}

/** What a code means for the body and for caches, in two sentences. */
export function carriageOf({ body, cacheable }: StatusInfo): string {
  return `${BODIES[body]} ${cacheable ? 'Caches may keep it without being told to.' : 'Caches keep it only when told to.'}`;
}

/** The codes to send instead of one that should not be sent, the best first; empty for one in use. */
export function insteadOf({ code, state }: StatusInfo): readonly number[] {
  return state === 'registered' ? [] : nearestRegistered(code).filter((other) => other !== code);
}

import type { FileSummary } from '../../../../server/src/engine/model/file-summary';
import type { IncomingRegistration } from '../../../../server/src/engine/model/registration';
import type { Project } from '../../../../server/src/engine/project/project';
import { endpoint } from './made-up';

/**
 * A project that knows one thing: which registrations lead to the functions of its files. It writes down what it is asked
 * and in which order.
 */
export function fakeProject(
  asked: string[],
  incomingOf: (file: string) => readonly IncomingRegistration[] = () => [],
): Project {
  const noted = new Map<string, FileSummary>();
  let complete = false;
  return {
    add: (file) => void asked.push(`add ${file}`),
    know: (file) => void asked.push(`know ${file}`),
    remove: (file) => void asked.push(`remove ${file}`),
    changed: (location) => asked.push(`changed ${location}`) > 0,
    settle: () => undefined,
    readAhead: () => false,
    rest: () => undefined,
    complete: () => {
      complete = true;
      asked.push('complete');
    },
    isRegistered: (file) => incomingOf(file).length > 0,
    viewOf: (file) => ({
      file,
      modules: { find: () => undefined, errorHandlers: () => [], adding: () => undefined },
      incoming: incomingOf(file),
      paths: new Map(),
      knowledge: {
        complete,
        errorHandlers: [],
        errorStatusMembers: new Map(),
        errorClasses: new Set(),
        passing: new Map(),
        methodsOf: new Map(),
        validation: new Map(),
        successes: new Map(),
        spelling: { numbers: 0, constants: 0, names: [] },
        errorShapes: new Map(),
      },
    }),
    note: (file, summary) => {
      noted.set(file, summary);
      asked.push(`note ${file} ${summary.handlers.length}`);
    },
    summaries: () => noted,
    concerned: () => [],
    endpoints: () => [endpoint('GET /users', 'users.js:1')],
  };
}

/** A route elsewhere that runs `exports[name]`. */
export function incoming(name: string): IncomingRegistration {
  return {
    steps: [{ kind: 'member', name }],
    place: { file: '/r/routes.js', start: 48, slot: 0 },
    framework: 'express',
    role: 'handler',
    method: 'GET',
    path: '/users',
    wrapped: false,
  };
}

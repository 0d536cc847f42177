import type { Analysis } from '../../../../server/src/engine/lint/analyse';

const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  add: [[{ code: 418, body: 'object', as: undefined }]],
  setStatus: [418],
  addField: ['Retry-After', "'1'"],
  forwardError: [['throw', 'next']],
  literal: ['a text'],
  namesOf: ['StatusCodes'],
  spell: [0, { owner: 'StatusCodes', specifier: 'http-status-codes', binding: 'named' }, undefined],
};

/** Everything that an analysis says of a file, the edits that its handlers can write included, as one text. */
export function described({ result }: Analysis): string {
  const lines: string[] = [];
  const describe = (value: unknown, path: string, owner?: object): void => {
    if (typeof value === 'function') {
      const call = value as (...args: readonly unknown[]) => unknown;
      const args = ARGUMENTS[path.slice(path.lastIndexOf('.') + 1)] ?? [];
      describe(Reflect.apply(call, owner, args), `${path}()`);
    } else if (value instanceof Map || value instanceof Set)
      describe([...(value as Iterable<unknown>)], path);
    else if (typeof value === 'object' && value !== null) {
      // Its own members, and those of its prototype that are worked out late.
      for (const key in value) {
        const item: unknown = Reflect.get(value, key);
        const isBack = (key === 'handler' || key === 'response') && typeof item === 'object';
        if (isBack) describe((item as { id: number }).id, `${path}.${key}.id`);
        else describe(item, `${path}.${key}`, value);
      }
    } else lines.push(`${path}: ${String(value)}`);
  };
  describe(result.findings, 'findings');
  describe(result.failures, 'failures');
  describe(result.handlers, 'handlers');
  return lines.join('\n');
}

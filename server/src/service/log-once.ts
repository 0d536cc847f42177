import type { ServiceHost } from './host';

/** Says a thing about a document once, however often it is looked at. */
export interface LogOnce {
  readonly tell: (uri: string, ...line: Parameters<ServiceHost['log']>) => void;
  /** The document was closed: when it is opened again, it is said again. */
  readonly forget: (uri: string) => void;
}

/** A log that does not repeat itself. */
export function logOnce(log: ServiceHost['log']): LogOnce {
  const told = new Map<string, Set<string>>();
  return {
    tell(uri, level, message) {
      const known = told.get(uri) ?? new Set();
      if (known.has(message)) return;
      told.set(uri, known.add(message));
      log(level, message);
    },
    forget: (uri) => void told.delete(uri),
  };
}

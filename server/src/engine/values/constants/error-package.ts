/** Where the status of an error comes from. */
export type ErrorStatus =
  | { readonly from: 'fixed'; readonly code: number }
  /** A numeric argument; `fallback` where it is absent. */
  | { readonly from: 'argument'; readonly index: number; readonly fallback: number }
  /** A property of an object argument: `{ statusCode: 404 }`. */
  | { readonly from: 'option'; readonly index: number; readonly name: string; readonly fallback: number };

/** Which argument can be an error, and whether its own status beats the one that the call names. */
export interface WrappedError {
  readonly index: number | 'any';
  readonly wins: boolean;
}

/** A call or constructor that makes an error with a status. */
export interface ErrorFactory {
  readonly status: ErrorStatus;
  /**
   * Index of the argument with the message; `first-string` where any argument may be it; undefined where
   * there is none.
   */
  readonly message: number | 'first-string' | undefined;
  /** An error that is handed in and may bring a status of its own. */
  readonly wraps?: WrappedError;
  /** Response fields that the error brings along, with the argument that has the value. */
  readonly fields?: readonly { readonly name: string; readonly index: number }[];
}

/** Factories by member: `NotFound`, `notFound`. */
export type Factories = ReadonlyMap<string, ErrorFactory>;

/** A package that makes HTTP errors. */
export interface ErrorPackage {
  readonly name: string;
  readonly specifiers: readonly string[];
  /** `default`, the name of an export, or `*` (namespace, `require`), with the factories among its members. */
  readonly exports: ReadonlyMap<string, Factories>;
  /** Exports that make an error themselves when called or constructed: `createError(404)`, `new Boom()`. */
  readonly callable: ReadonlyMap<string, ErrorFactory>;
  /**
   * Where the error carries its status. Express and Fastify read `status` and `statusCode` of a thrown
   * error; one that has it elsewhere (Boom) becomes a 500 unless the project's error handler looks there.
   */
  readonly carries: 'status' | 'output.statusCode';
}

/** A factory with a status of its own and, by default, the message as its first argument. */
export function fixed(code: number, more: Partial<ErrorFactory> = {}): ErrorFactory {
  return { status: { from: 'fixed', code }, message: 0, ...more };
}

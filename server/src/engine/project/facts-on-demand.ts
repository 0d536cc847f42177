import type { RoutingFacts } from '../facts/routing';

/**
 * The routing facts of a project's files. Those that register something are listed; all others are read when a name leads
 * to them: barrels, controllers, whatever else is exported.
 */
export class FactsOnDemand extends Map<string, RoutingFacts> {
  readonly #passing = new Map<string, RoutingFacts | undefined>();
  readonly #read: (file: string) => RoutingFacts | undefined;

  /** @param read reads the facts of a file that is not listed; undefined where there is none */
  constructor(read: (file: string) => RoutingFacts | undefined) {
    super();
    this.#read = read;
  }

  /** The facts of a file, listed or not. */
  override get(file: string): RoutingFacts | undefined {
    const listed = super.get(file);
    if (listed) return listed;
    if (!this.#passing.has(file)) this.#passing.set(file, this.#read(file));
    return this.#passing.get(file);
  }

  /**
   * Takes what a file says now.
   * @param next its facts if it is to be listed
   * @returns whether that differs from what was known and used
   */
  replace(file: string, next: RoutingFacts | undefined): boolean {
    const listed = super.get(file);
    const used = listed ?? this.#passing.get(file);
    const wasAsked = listed !== undefined || this.#passing.has(file);
    this.#passing.delete(file);
    if (next) this.set(file, next);
    else this.delete(file);
    // What is listed is gone through for its own sake, not only where a name leads there.
    if (!wasAsked || (listed === undefined && next)) return next !== undefined;
    return JSON.stringify(used) !== JSON.stringify(this.get(file));
  }
}

/** The frameworks that have an adapter. Adding one is one file in `frameworks/` and its name here. */
export type FrameworkName = 'express' | 'fastify';

/** A framework with the majors that the code may run on: all supported ones when the version is unknown. */
export interface FrameworkVersion {
  readonly name: FrameworkName;
  readonly majors: readonly number[];
}

/** How people write the frameworks' names. */
export const FRAMEWORK_TITLES: Readonly<Record<FrameworkName, string>> = {
  express: 'Express',
  fastify: 'Fastify',
};

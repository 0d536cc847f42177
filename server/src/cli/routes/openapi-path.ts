import { pathParts, type PathPart } from './path-template';

/** A path as OpenAPI writes it: `/users/{id}`. */
export interface OpenApiPath {
  readonly template: string;
  readonly parameters: readonly OpenApiParameter[];
}

/** A Parameter Object. */
export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path';
  readonly required: true;
  readonly description?: string;
  readonly schema: { readonly type: 'string'; readonly pattern?: string };
}

type Flat = Exclude<PathPart, { kind: 'optional' }>;
type Filled = Exclude<Flat, { kind: 'text' }>;
type Variant = readonly Flat[];

const mostVariants = 8;

/**
 * A path of Express or Fastify in OpenAPI's words, which know neither optional parts nor wildcards: the first become
 * several paths, the second parameters that say what they are.
 */
export function openApiPaths(path: string): readonly OpenApiPath[] {
  const paths = variantsOf(pathParts(path)).map(templateOf);
  return [...new Map(paths.map((each) => [each.template, each])).values()];
}

/** The paths that optional parts make, the longest first; where they are too many, those with all parts and with none. */
function variantsOf(parts: readonly PathPart[]): readonly Variant[] {
  return parts.reduce<readonly Variant[]>(
    (variants, part) => {
      if (part.kind !== 'optional') return variants.map((variant) => [...variant, part]);
      const longer = variantsOf(part.parts);
      const all = [
        ...variants.flatMap((variant) => longer.map((more) => [...variant, ...more])),
        ...variants,
      ];
      return all.length <= mostVariants ? all : [...all.slice(0, 1), ...all.slice(-1)];
    },
    [[]],
  );
}

function templateOf(parts: Variant): OpenApiPath {
  const names = new Set<string>();
  const parameters: OpenApiParameter[] = [];
  const texts = parts.map((part, index) => {
    if (part.kind === 'text') return part.text.replace(/[\p{Cc}\s{}?#]/gu, encodeURIComponent);
    const name = freeName(nameOf(part), names);
    names.add(name);
    parameters.push(parameterOf(name, part));
    // A regular expression behind a mount begins with the slash itself.
    return part.kind === 'regex' && !endsWithSlash(parts[index - 1]) ? `/{${name}}` : `{${name}}`;
  });
  const template = texts.join('');
  return { template: template.startsWith('/') ? template : `/${template}`, parameters };
}

function endsWithSlash(part: Flat | undefined): boolean {
  return part?.kind === 'text' && part.text.endsWith('/');
}

function nameOf(part: Filled): string {
  if (part.kind !== 'parameter') return 'rest';
  return part.name?.replace(/[^\w$.-]/g, '_') ?? (part.isWild ? 'rest' : 'part');
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
  return free;
}

function parameterOf(name: string, part: Filled): OpenApiParameter {
  const description = descriptionOf(part);
  const pattern = part.kind === 'parameter' ? anchored(part.pattern) : undefined;
  return {
    name,
    in: 'path',
    required: true,
    ...(description === undefined ? {} : { description }),
    schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
  };
}

function descriptionOf(part: Filled): string | undefined {
  if (part.kind === 'unknown') return 'A part of the path that the code does not tell.';
  if (part.kind === 'regex') return `What the regular expression ${part.text} matches.`;
  return part.isWild ? 'It may have slashes in it.' : undefined;
}

/** The frameworks match the whole parameter, a schema's pattern any part of it. */
function anchored(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const whole = `^(?:${pattern.replace(/^\^|\$$/g, '')})$`;
  try {
    new RegExp(whole, 'u');
    return whole;
  } catch {
    // What is no regular expression for others is left out.
    return undefined;
  }
}

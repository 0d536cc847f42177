import type { ExportFact, ValueFact, ValueStep } from '../../facts/routing';

/** The export that begins a way from a file's exports, with the steps that are left behind it. */
export interface FoundExport {
  readonly fact: ExportFact;
  readonly rest: readonly ValueStep[];
}

/**
 * What of a file's exports begins the wanted steps.
 * @returns `direct`: the longest that does; without one, `stars`: the modules that are passed on as a whole
 */
export function findExports(
  exports: readonly ExportFact[],
  wanted: readonly ValueStep[],
): { readonly direct: FoundExport | undefined; readonly stars: readonly ValueFact[] } {
  let direct: FoundExport | undefined;
  for (const fact of exports) {
    const rest = fact.steps.some(isStar) ? undefined : restBehind(fact.steps, wanted);
    if (rest && (direct === undefined || rest.length < direct.rest.length)) direct = { fact, rest };
  }
  // `export *` passes everything on but the default.
  const passesOn = direct === undefined && wanted.length > 0 && !isDefault(wanted[0]);
  const stars = passesOn ? exports.filter(({ steps }) => steps.length === 1 && steps.some(isStar)) : [];
  return { direct, stars: stars.map(({ value }) => value) };
}

/** Steps as one text. */
export function stepsKey(steps: readonly ValueStep[]): string {
  let text = '';
  for (const step of steps) text += step.kind === 'member' ? `.${step.name}` : ` ${step.kind}`;
  return text;
}

// A default import of a CommonJS module is `module.exports`, and the module itself, where it is called or registered,
// may be a default export: so interop between the module systems has it.
function restBehind(
  steps: readonly ValueStep[],
  wanted: readonly ValueStep[],
): readonly ValueStep[] | undefined {
  const start = isDefault(steps[0]) ? 1 : 0;
  const from = isDefault(wanted[0]) ? 1 : 0;
  if (start > from && wanted[0]?.kind === 'member') return undefined; // a named import
  const length = steps.length - start;
  if (wanted.length - from < length) return undefined;
  for (let index = 0; index < length; index += 1) {
    if (!isSame(steps[start + index], wanted[from + index])) return undefined;
  }
  return wanted.slice(from + length);
}

function isSame(left: ValueStep | undefined, right: ValueStep | undefined): boolean {
  if (left?.kind === 'member' && right?.kind === 'member') return left.name === right.name;
  return left?.kind === right?.kind;
}

function isDefault(step: ValueStep | undefined): boolean {
  return step?.kind === 'member' && step.name === 'default';
}

function isStar(step: ValueStep): boolean {
  return step.kind === 'member' && step.name === '*';
}

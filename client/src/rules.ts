/** A rule as the extension's own manifest declares it, in the setting `statusHints.levels`. */
export interface RuleDeclaration {
  readonly rule: string;
  readonly summary: string;
  readonly levels: readonly string[];
  readonly defaultLevel: string | undefined;
}

/** The rules of a manifest (`package.json`), in its order; none where it declares none. */
export function rulesOf(manifest: unknown): RuleDeclaration[] {
  return [memberOf(manifest, 'contributes', 'configuration')].flat().flatMap((group) => {
    const rules = memberOf(group, 'properties', 'statusHints.levels', 'properties');
    return isRecord(rules) ? Object.entries(rules).map(([rule, schema]) => declarationOf(rule, schema)) : [];
  });
}

/** Whether a value has the form of a rule's name, and can so be part of a path. */
export function isRule(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(value);
}

function declarationOf(rule: string, schema: unknown): RuleDeclaration {
  const [summary = ''] = texts([memberOf(schema, 'markdownDescription'), memberOf(schema, 'description')]);
  const [defaultLevel] = texts([memberOf(schema, 'default')]);
  return { rule, summary, levels: texts([memberOf(schema, 'enum')].flat()), defaultLevel };
}

function memberOf(value: unknown, ...way: readonly string[]): unknown {
  return way.reduce(
    (here, key) => (isRecord(here) && Object.hasOwn(here, key) ? here[key] : undefined),
    value,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}

import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';

/** Checks a value against a schema that ships; in tests no unknown member is allowed, or a misspelt one would pass. */
export function errorsAgainst(name: 'check' | 'inspect' | 'routes' | 'routes-diff', value: unknown): unknown {
  const path = new URL(`../../server/schema/${name}.schema.json`, import.meta.url);
  const strict = readFileSync(path, 'utf8').replaceAll(
    '"properties":',
    '"additionalProperties": false, "properties":',
  );
  const validate = new Ajv({ strictSchema: true, allowUnionTypes: true }).compile(
    JSON.parse(strict) as AnySchema,
  );
  return validate(value) === true ? null : validate.errors;
}

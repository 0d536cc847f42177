import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { root, sourceFolder } from './sources';

const folder = join(sourceFolder, 'engine', 'rules');
// What several rules need stands beside them in files of its own, which hold no rule.
const ids = readdirSync(folder, { withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith('.ts') && holdsRule(file.name))
  .map((file) => basename(file.name, '.ts'))
  .sort();

function holdsRule(name: string): boolean {
  return /^export const \w+: Rule = /m.test(readFileSync(join(folder, name), 'utf8'));
}

test('there are rules', () => {
  expect(ids).not.toEqual([]);
});

test('every rule has its test', () => {
  const tests = readdirSync(join(root, 'test', 'engine', 'rules'));
  expect(ids.filter((id) => !tests.includes(`${id}.test.ts`))).toEqual([]);
});

test('every rule has one line in rules/all.ts', () => {
  const text = readFileSync(join(folder, 'all.ts'), 'utf8');
  expect(ids.filter((id) => text.split(`from './${id}'`).length !== 2)).toEqual([]);
});

test('every rule file is one rule of that name, with a section of an RFC or a seed', async () => {
  for (const id of ids) {
    const exported = (await import(pathToFileURL(join(folder, `${id}.ts`)).href)) as object;
    const metas = Object.values(exported).flatMap(metaOf);
    expect(metas.map((meta) => meta.id)).toEqual([id]);
    expect(metas.flatMap((meta) => meta.references).join(', '), id).toMatch(/\bRFC ?\d{4}\b|\bS[0-4]\b/);
  }
});

test('every text of a rule is written', () => {
  for (const { meta } of CATALOGUE) {
    const { id, summary, why, silent, authority } = meta;
    const texts = [summary, why, ...silent, authority.says];
    expect(
      texts.filter((text) => text.trim() === '' || text.includes('TODO')),
      id,
    ).toEqual([]);
    expect(summary, `${id}: a part of "Reports ….", without a full stop`).not.toMatch(/\.$/);
    expect(why, id).toMatch(/\.$/);
  }
});

test('every rule says who speaks, and where a standard does', () => {
  for (const { meta } of CATALOGUE) {
    const { id, authority } = meta;
    expect(authority.says, id).toMatch(/\.$/);
    if (['MUST', 'SHOULD', 'MAY'].includes(authority.level))
      expect(authority.says, id).toMatch(/RFC \d+ §\d/);
  }
});

type Meta = { readonly id: string; readonly references: readonly string[] };

function metaOf(value: unknown): Meta[] {
  const isRule = typeof value === 'object' && value !== null && 'meta' in value;
  return isRule ? [value.meta as Meta] : [];
}

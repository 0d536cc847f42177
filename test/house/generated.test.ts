import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFiles, staleFiles } from '../../scripts/generate';

test('what is made of the rules and settings is current: `npm run generate` changes nothing', async () => {
  const outdated: string[] = [];
  for (const [path, text] of await generatedFiles()) {
    const now = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    if (now !== text) outdated.push(`${path} is out of date: run npm run generate`);
  }
  expect(outdated).toEqual([]);
  expect(await staleFiles()).toEqual([]);
});

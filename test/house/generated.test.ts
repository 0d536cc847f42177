import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/generate';

test('what is made of the rules is current: `npm run generate` changes nothing', async () => {
  for (const [path, text] of await generatedFiles()) {
    const now = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(now === text ? '' : `${path} is out of date: run npm run generate`).toBe('');
  }
});

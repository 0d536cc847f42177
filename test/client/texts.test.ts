import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textBundle } from '../../scripts/l10n';

test('the texts that translations are made from are current: `npm run l10n` changes nothing', async () => {
  const { path, text } = await textBundle();
  expect(readFileSync(path, 'utf8')).toBe(text);
});

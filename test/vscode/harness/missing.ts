import { describe, test } from 'vitest';

/**
 * Stands for tests whose VS Code is not there: a failure where everything must be tested, elsewhere a skipped test and
 * a loud word about how to get it.
 * @param where `linux`: the VS Code that they need runs nowhere else, so elsewhere nothing is missing
 */
export function declareMissing(name: string, where: 'anywhere' | 'linux'): void {
  const message = [
    `No VS Code was found for the tests «${name}».`,
    'Linux: `npm run install:vscode` brings one that needs no screen (1.4 GB, some minutes; once), and with it must',
    'go a Chromium: Debian calls it chromium, elsewhere name its program in STATUS_HINTS_CHROMIUM.',
    'Anywhere: name the program of an installed VS Code in STATUS_HINTS_VSCODE, or write `stable` there to download it.',
  ].join('\n');
  describe(name, () => {
    if (isCi() && (where === 'anywhere' || process.platform === 'linux')) {
      test('has a VS Code', () => {
        throw new Error(message);
      });
      return;
    }
    console.warn(`SKIPPED: ${message}`);
    test.skip('needs a VS Code', () => undefined);
  });
}

function isCi(): boolean {
  const { CI: ci = '' } = process.env;
  return !['', '0', 'false'].includes(ci.toLowerCase());
}

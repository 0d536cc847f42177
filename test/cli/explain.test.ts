import { expect, test } from 'vitest';
import { PAGE_WIDTH } from '../../server/src/cli/paragraph';
import { rules, runInProcess } from './support';

async function explain(...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runInProcess(['explain', ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

test('a code has its page', async () => {
  const page = await explain('404');
  expect(page).toMatch(/^404 Not Found\nclient error · registered · RFC 9110 §15\.5\.5\n/);
  for (const heading of ['Use it', 'Not to be confused with', 'Frameworks'])
    expect(page).toContain(`\n${heading}\n`);
  expect(page).toContain('  410 Gone: ');
});

test('fields come with the word of the authority', async () => {
  expect(await explain('401')).toContain('`WWW-Authenticate` (MUST): ');
});

test('every code from 100 to 599 has a page that fits', async () => {
  for (let code = 100; code < 600; code++) {
    const lines = (await explain(String(code))).split('\n');
    expect(lines[0]).toMatch(new RegExp(`^${code}\\b`));
    // An address is never broken.
    expect(lines.filter((line) => line.length > PAGE_WIDTH && !/^ *https:\S+$/.test(line))).toEqual([]);
  }
});

test('a code that nobody knows is told by its class', async () => {
  const page = await explain('469');
  expect(page).toContain('a client that does not know it treats it as 400');
  expect(page).toContain('Send instead\n  400 Bad Request\n');
});

test('a vendor code names the vendor and what to send instead', async () => {
  expect(await explain('499')).toMatch(
    /not registered · nginx[\s\S]*\nSend instead\n {2}408 Request Timeout\n/,
  );
});

test.each(['not found', 'Not Found', 'NOT_FOUND', 'not-found', 'teapot', 'payload too large', 'conflict'])(
  'the phrase %j has the page of its code',
  async (phrase) => {
    expect(await explain(...phrase.split(' '))).toMatch(/^(404 Not Found|418 |413 |409 Conflict)/);
  },
);

test('a class says what it means, and lists its codes', async () => {
  const page = await explain('5xx');
  expect(page).toMatch(/^The server failed with a request that may be fine\.\n\n {2}500 /);
  expect(page).toContain('503 Service Unavailable');
  expect(page).not.toContain('404');
});

test('a rule has its page', async () => {
  const page = await explain(rules[0]!.meta.id);
  for (const part of [
    'mark-error',
    'Level warning · Frameworks Express\n',
    'Reports error marks.',
    'other marks',
    'SHOULD (a standard recommends it). RFC 9110 §15: no marks.\n',
  ]) {
    expect(page).toContain(part);
  }
  expect(page).toContain('  Reported:\n    res.status("error");\n');
  expect(page).toContain('  Right:\n    res.status(200);\n');
});

test.each([
  ['conflit', 'Near it: 409 Conflict.'],
  ['mark-eror', 'Near it: mark-error.'],
  ['required', '402 Payment Required'],
  ['xyzzy', 'Give a code from 100 to 599, a phrase or a rule.'],
  ['42', '42 is no status code: these are whole numbers from 100 to 599.'],
  ['600', '600 is no status code'],
  ['404.5', '404.5 is no status code'],
])('%s is unknown, with what is near', async (word, message) => {
  const { code, stdout, stderr } = await runInProcess(['explain', word]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

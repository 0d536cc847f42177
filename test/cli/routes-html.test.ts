import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { endpoint, hostile, placeAt, sends, users, written } from './made-endpoints';

function contentOf(page: string, element: 'style' | 'script'): string {
  const found = [...page.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'))];
  expect(found).toHaveLength(1);
  return found[0]?.[1] ?? '';
}

test('a page with a row for each endpoint and a column for each status', () => {
  const page = written('html', users);
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).toContain('<title>shop: endpoints and statuses</title>');
  expect(page).toContain('<p class="sum">3 endpoints · 6 statuses · 1 can send others, too</p>');
  expect(
    [...page.matchAll(/<tr data-method="(\w+)" data-codes="([^"]*)">/g)].map((row) => row.slice(1)),
  ).toEqual([
    ['GET', '200 401'],
    ['POST', '201 400 409 500'],
    ['GET', '401 others'],
  ]);
  // 422 is declared and not found.
  expect([...page.matchAll(/data-code="(\d+)"/g)].map(([, code]) => code)).toEqual([
    '200',
    '201',
    '400',
    '401',
    '409',
    '422',
    '500',
  ]);
});

test('each status leads to its places', () => {
  const page = written('html', users);
  const links = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page).toContain(
    '<li id="e2-400" class="c4" tabindex="-1"><h3>400 Bad Request</h3><ul><li>by the framework<ul></ul></li>' +
      '<li>by the handler<ul><li class="place">src/users.js:9</li><li class="place">src/users.js:10</li></ul></li></ul></li>',
  );
});

test('who sends a status shows, the endpoint itself before others', () => {
  const page = written('html', users);
  expect(page).toContain(
    '<a class="s handler" href="#e2-400" title="400 Bad Request: by the handler, by the framework">',
  );
  expect(page).toContain('<a class="s thrown" href="#e2-409"');
  expect(page).toContain('<a class="s middleware" href="#e1-401"');
  expect(page).toContain(
    '<a class="s declared" href="#e2-422" title="422 Unprocessable Content: declared, not found in the code">',
  );
  expect(page).toContain('<p class="declared-list">Declared: 201, 4xx, 422</p>');
  // 500 is the only one that is not.
  expect(page.match(/<li>not declared<\/li>/g)).toHaveLength(1);
});

test('its policy allows its own style and script and nothing else', () => {
  const page = written('html', users);
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1] ?? '';
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${hash(contentOf(page, 'style'))}'`,
    `script-src 'sha256-${hash(contentOf(page, 'script'))}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('it needs nothing from anywhere, and no attribute holds style or code', () => {
  const page = written('html', users);
  expect(page).not.toMatch(/https?:|\burl\(|@import|<link|<img|<iframe| (?:src|style|on\w+)=/);
  expect(contentOf(page, 'script')).not.toMatch(
    /innerHTML|insertAdjacentHTML|document\.write|eval|fetch|XMLHttp/,
  );
});

test('nothing of a project is markup', () => {
  const one = endpoint(`${hostile} /${hostile}`, {
    handler: hostile,
    place: placeAt(`${hostile}:1`),
    statuses: [sends(404, 'handler', `${hostile}:2`)],
    declared: [hostile],
  });
  const page = written('html', [one], { title: hostile });
  contentOf(page, 'script');
  expect(page).not.toContain('<img');
  expect(page).toContain(
    '&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39; `|\\ \\x1b[31m\\u202e\\n=1+1',
  );
});

test('its script is one that a browser can read', () => {
  expect(() => new Script(contentOf(written('html', users), 'script'))).not.toThrow();
});

test('many endpoints stand in groups by how their paths begin; what stands alone stays above', () => {
  const many = ['users', 'orders', 'teams', 'files'].flatMap((name) =>
    ['GET', 'POST', 'PUT', 'DELETE'].map((method) => endpoint(`${method} /api/${name}`)),
  );
  const page = written('html', [endpoint('GET /'), endpoint('GET /health'), ...many]);
  const groups = [...page.matchAll(/<th scope="rowgroup"[^>]*><span>([^<]*)<\/span> <small>(\d+)/g)];
  expect(groups.map((group) => group.slice(1).join(' '))).toEqual([
    '/ 2',
    '/api/users 4',
    '/api/orders 4',
    '/api/teams 4',
    '/api/files 4',
  ]);
  expect(written('html', users)).not.toContain('rowgroup');
});

test('without endpoints it says so', () => {
  const page = written('html', []);
  expect(page).toContain('There are no endpoints to show.');
  expect(page).not.toContain('<table');
});

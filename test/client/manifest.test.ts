import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHOWN_COMMANDS } from '../../client/src/command-names';
import { rulesOf } from '../../client/src/rules';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { root } from '../house/sources';
import { manifest, manifestText, manifestTexts } from './manifest';

const { commands, menus, grammars, jsonValidation, walkthroughs } = manifest.contributes;
const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);

test('it shows the commands that there are', () => {
  expect(commands.map(({ command }) => command)).toEqual(SHOWN_COMMANDS);
});

test('its menus, events and links name commands that there are', () => {
  const links = Object.values(manifestTexts).flatMap((text) =>
    [...text.matchAll(/\(command:(statusHints\.\w+)\)/g)].map(([, command = '']) => command),
  );
  const named = [
    ...Object.values(menus).flatMap((entries) => entries.map(({ command }) => command)),
    ...steps.flatMap((step) => step.completionEvents.map((event) => event.replace('onCommand:', ''))),
    ...links,
  ];
  expect(links.length).toBeGreaterThan(2);
  expect(named.filter((command) => !SHOWN_COMMANDS.includes(command))).toEqual([]);
});

test('its view is the one that there is, and says something in each state that has no word of its own', () => {
  const { views, viewsWelcome } = manifest.contributes;
  expect(Object.values(views).flatMap((each) => each.map(({ id }) => id))).toEqual(['statusHints.responses']);
  expect(viewsWelcome.map(({ view, when }) => `${view}: ${when}`)).toEqual(
    ['none', 'cancelled', 'off'].map(
      (state) => `statusHints.responses: statusHints.responses.state == ${state}`,
    ),
  );
});

test('each of its texts is there in English, and none too many', () => {
  const keys = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
  expect(Object.keys(manifestTexts).sort()).toEqual([...new Set(keys)].sort());
  expect(Object.entries(manifestTexts).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('the files that it names are there', () => {
  const files = [
    manifest.icon,
    ...grammars.map(({ path }) => path),
    ...jsonValidation.map(({ url }) => url),
    ...steps.map(({ media }) => media.svg),
  ];
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

describe('the rules that the client finds in it', () => {
  test('are those that there are, with their levels and what they report', () => {
    const found = rulesOf(manifest);
    expect(found.map(({ rule }) => rule)).toEqual(CATALOGUE.map(({ meta }) => meta.id));
    expect(found.map(({ defaultLevel }) => defaultLevel)).toEqual(CATALOGUE.map(({ meta }) => meta.level));
    for (const { levels, summary } of found) {
      expect(levels).toEqual(expect.arrayContaining(['off', 'hint', 'information', 'warning', 'error']));
      expect(summary).not.toBe('');
    }
  });
});

// SECURITY.md says why: what a workspace that nobody trusts may set can run nothing and reach nothing.
test('it works where a workspace is not trusted, and has no setting that could name a program or an address', () => {
  expect(manifest.capabilities).toEqual({
    untrustedWorkspaces: { supported: true },
    virtualWorkspaces: true,
  });
  const properties = (
    JSON.parse(manifestText) as {
      contributes: { configuration: { properties: Record<string, { type?: unknown; enum?: unknown }> } };
    }
  ).contributes.configuration.properties;
  const free = Object.entries(properties).filter(
    ([, { type, enum: values }]) =>
      values === undefined && !['boolean', 'integer', 'number'].includes(String(type)),
  );
  // Names of functions, routes and codes, levels of rules, and a file that is read inside of the project.
  expect(free.map(([name]) => name.replace('statusHints.', '')).sort()).toEqual([
    'allowedCodes',
    'authGuards',
    'baseline',
    'errorHandlers',
    'exemptPaths',
    'levels',
    'responseHelpers',
  ]);
});

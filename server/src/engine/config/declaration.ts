import { DEFAULT_CONFIG } from './config';
import {
  choice,
  codes,
  levels,
  names,
  perProject,
  text,
  toggle,
  type Declared,
  type SettingKey,
  type SettingValues,
} from './declared';
import type { Preset } from './preset';

export type { Declared, SettingKey, SettingValues } from './declared';

/** The settings, in the order in which people meet them: the one place where they are declared. */
export const DECLARATION: { readonly [Key in SettingKey]: Declared<SettingValues[Key]> } = {
  enable: {
    ...toggle(true),
    audience: 'editor',
    description: 'Finds wrong HTTP status codes. Switched off, nothing is said about a file.',
  },
  run: {
    ...choice('onType', {
      onType: 'While you type.',
      onSave: 'When a file is opened and whenever it is saved.',
    }),
    audience: 'editor',
    description: 'When findings appear.',
  },
  preset: {
    ...choice<Preset>('recommended', {
      recommended: 'What a strict and experienced reviewer says, and no more.',
      strict: 'Each rule one level louder; those that are off are hints.',
      rfc: 'What the RFCs on HTTP demand: MUST is a warning, SHOULD an information, taste is off.',
      seed: 'As `recommended`, with the readings of "The 12 Essential Status Codes": 403 for wrong credentials, 422 for the wrong format.',
    }),
    audience: 'project',
    description:
      'What holds where nothing else is set: the level of each rule, and what your project answers with. Any other setting comes before it.',
  },
  levels: {
    ...levels(DEFAULT_CONFIG.levels),
    audience: 'project',
    description:
      'How loud each rule is: `error`, `warning`, `information`, `hint` or `off`. Rules that are not named have the level of the preset.',
  },
  'explicit500.catchAll': {
    ...choice(DEFAULT_CONFIG.catchAll500, {
      each: 'At each place.',
      file: 'At the first place of a file; the others are hints.',
      off: 'Not at all.',
    }),
    audience: 'project',
    rules: ['no-explicit-500'],
    description:
      'Where `no-explicit-500` speaks of a 500 that a handler sends for whatever failed. One that the request is to blame for is named in any case.',
  },
  'auth.wrongCredentials': {
    ...choice(DEFAULT_CONFIG.wrongCredentials, {
      '401': '401 Unauthorized.',
      '403': '403 Forbidden.',
      '400': '400 Bad Request.',
      '422': '422 Unprocessable Content.',
      any: 'Any of these. A success, a 404 or a 500 is reported all the same.',
    }),
    inPreset: { seed: '403' },
    audience: 'project',
    rules: ['wrong-credentials-status'],
    description: 'The code that your project answers a wrong password, token or signature with.',
  },
  validation: {
    ...choice(DEFAULT_CONFIG.validation, {
      auto: 'The one of 400 Bad Request and 422 Unprocessable Content that the project mostly uses.',
      '400': '400 Bad Request.',
      '422': '422 Unprocessable Content.',
      split: '400 for what is missing, 422 for what is there and cannot be used.',
      'split-format': '422 for the wrong format, 400 for the rest.',
    }),
    inPreset: { seed: 'split-format' },
    audience: 'project',
    rules: ['consistent-validation-status'],
    description: 'The code that your project answers invalid input with.',
  },
  duplicate: {
    ...choice(DEFAULT_CONFIG.duplicate, {
      '409': '409 Conflict.',
      '400': '400 Bad Request.',
      '422': '422 Unprocessable Content.',
      any: 'Any of these. A success or a 500 is reported all the same.',
    }),
    audience: 'project',
    rules: ['conflict-status'],
    description: 'The code that your project answers what exists already with.',
  },
  'delete.success': {
    ...choice(DEFAULT_CONFIG.deleteSuccess, {
      any: 'Either.',
      '200': '200 OK with a body.',
      '204': '204 No Content.',
    }),
    audience: 'project',
    rules: ['prefer-204-when-empty', 'consistent-success-status'],
    description: 'The code that your project answers a DELETE with that has worked.',
  },
  'delete.missing': {
    ...choice(DEFAULT_CONFIG.deleteMissing, {
      any: 'Either.',
      '204': '204 No Content: it is gone, as was asked for.',
      '404': '404 Not Found.',
    }),
    audience: 'project',
    rules: ['not-found-status'],
    description: 'The code that your project answers a DELETE with of what is not there.',
  },
  emptyCollection: {
    ...choice(DEFAULT_CONFIG.emptyCollection, {
      '200': '200 OK with an empty list.',
      '204': '204 No Content.',
      '404': '404 Not Found.',
      any: 'Any of these.',
    }),
    audience: 'project',
    rules: ['no-404-for-empty-list'],
    description: 'The code that your project answers a list with in which nothing is.',
  },
  hideForbiddenAs404: {
    ...choice(DEFAULT_CONFIG.hideForbiddenAs404, {
      allowed: '403 and 404 are both good.',
      required: '404 Not Found, so that nobody learns what exists.',
      forbidden: '403 Forbidden.',
    }),
    audience: 'project',
    rules: ['no-401-for-forbidden'],
    description:
      'Whether your project answers 404 where a caller lacks the right to know that something exists.',
  },
  location: {
    ...perProject(DEFAULT_CONFIG.location, 'location-with-201'),
    inPreset: { rfc: 'each' },
    audience: 'project',
    description: 'Where a `201 Created` without a `Location` field is reported.',
  },
  challenge: {
    ...perProject(DEFAULT_CONFIG.challenge, 'challenge-with-401'),
    inPreset: { rfc: 'each' },
    audience: 'project',
    description: 'Where a `401 Unauthorized` without a `WWW-Authenticate` field is reported.',
  },
  retryAfter: {
    ...perProject(DEFAULT_CONFIG.retryAfter, 'retry-after'),
    audience: 'project',
    description:
      'Where a `429 Too Many Requests` or `503 Service Unavailable` without a `Retry-After` field is reported.',
  },
  errorBody: {
    ...choice(DEFAULT_CONFIG.errorBody, {
      auto: 'The one that the project mostly uses.',
      problem: 'Problem documents (RFC 9457).',
      none: 'Any.',
    }),
    inPreset: { rfc: 'none' },
    audience: 'project',
    rules: ['consistent-error-shape'],
    description:
      'The shape of the bodies that your project answers errors with. Set to `problem`, it switches `consistent-error-shape` on.',
  },
  codeStyle: {
    ...choice(DEFAULT_CONFIG.codeStyle, {
      auto: 'The way that the project mostly does.',
      number: 'As numbers: `404`.',
      constant: 'As constants: `StatusCodes.NOT_FOUND`.',
    }),
    audience: 'project',
    rules: ['consistent-code-style'],
    description: 'How status codes are written in your project. Set, it switches `consistent-code-style` on.',
  },
  allowedCodes: {
    ...codes(DEFAULT_CONFIG.allowedCodes),
    audience: 'project',
    rules: ['no-unregistered-status'],
    description: 'Unregistered status codes that your project uses on purpose, such as `[499]`.',
  },
  exemptPaths: {
    ...names(DEFAULT_CONFIG.exemptPaths, 'a path such as "/webhooks/**"'),
    audience: 'project',
    description:
      'Routes of which nothing is said, by their full path: `/webhooks/**`. `*` is any text within a segment, `**` any number of segments.',
  },
  responseHelpers: {
    ...names(DEFAULT_CONFIG.responseHelpers, 'the name of a function'),
    audience: 'project',
    description:
      'Functions that send a response and have its status among their arguments, where their code cannot be read: `sendError`, `ApiResponse.fail`.',
  },
  authGuards: {
    ...names(DEFAULT_CONFIG.authGuards, 'the name of a function'),
    audience: 'project',
    description:
      'Functions that let nobody through who is not logged in: middlewares before a route, and tests such as `isSignedIn(request)`.',
  },
  errorHandlers: {
    ...names(DEFAULT_CONFIG.errorHandlers, 'the name of a function'),
    audience: 'project',
    description: 'Functions that answer errors, where nothing in the code says so: a 500 belongs there.',
  },
  baseline: {
    ...text('the path of a file, such as "status-hints-baseline.json"'),
    audience: 'project',
    description:
      'A file with the problems that are known, which are not reported: an old project starts at zero. `status-hints check --update-baseline` writes it. Its path is relative to the configuration file, in the settings of an editor to the workspace folder.',
  },
  includeTests: {
    ...toggle(false),
    audience: 'project',
    description: 'Checks test files too.',
  },
  project: {
    ...toggle(true),
    audience: 'editor',
    description:
      'Reads the other files of the project too: handlers that are registered in another file, constants, helpers and error classes, the routes. Switched off, each file is judged by itself.',
  },
  changedLines: {
    ...choice('off', {
      off: 'Every finding.',
      saved: 'Findings on lines that differ from the saved file.',
      committed:
        'Findings on lines that differ from the last commit. Without a commit to compare with, every finding.',
    }),
    audience: 'editor',
    description: 'Shows findings on changed lines alone, for code that you have only begun to put in order.',
  },
  codeLens: {
    ...toggle(true),
    audience: 'editor',
    description: 'Shows above each handler which status codes it can send.',
  },
  inlayHints: {
    ...choice('off', {
      off: 'Never.',
      numbers: 'Behind numbers.',
      all: 'Behind numbers and named constants.',
    }),
    audience: 'editor',
    description: 'Shows the phrase of a status behind its code: `404` _Not Found_.',
  },
  'trace.server': {
    ...choice('off', {
      off: 'Nothing.',
      messages: 'Each message.',
      verbose: 'Each message with its content.',
    }),
    audience: 'client',
    description: 'What is written to the output of what the editor and the server say to each other.',
  },
};

/** The keys, in order. */
export const SETTING_KEYS = Object.keys(DECLARATION) as readonly SettingKey[];

/** The keys of what a configuration file can hold. */
export const PROJECT_KEYS: readonly SettingKey[] = SETTING_KEYS.filter(
  (key) => DECLARATION[key].audience === 'project',
);

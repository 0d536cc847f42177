#!/usr/bin/env node
'use strict';

// This file is committed, not built: npm links the bin of a workspace only when the file is there before
// the install scripts run, and the bundle is made by one of them (the root's `prepare`).
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const bundle = join(__dirname, '..', 'dist', 'cli.cjs');

if (existsSync(bundle)) {
  require(bundle);
} else {
  process.stderr.write(
    'status-hints: the program is not built (server/dist/cli.cjs is missing). ' +
      'Run `npm run build` in the root of the repository.\n',
  );
  process.exitCode = 2;
}

import { folderWith } from '../node/support';

/** A package that uses Express 4. */
export const MANIFEST = '{ "dependencies": { "express": "^4.18.0" } }';

/** A package that uses no framework. */
export const PLAIN_MANIFEST = '{ "dependencies": { "left-pad": "1.0.0" } }';

const HEAD = "const express = require('express');\nconst app = express();\n";

/** One finding: `send-status-then-body` in line 2, with a safe fix. */
export const BAD = `${HEAD}app.get('/x', (req, res) => { res.sendStatus(404).json({ a: 1 }); });\n`;

/** No finding. */
export const GOOD = `${HEAD}app.get('/x', (req, res) => { res.status(404).json({ a: 1 }); });\n`;

/** What the one finding of {@link BAD} is called by `findings`. */
export const FOUND = 'send-status-then-body 2';

/** A folder with a package that uses Express 4, and these files. */
export function project(files: Readonly<Record<string, string>> = {}): string {
  return folderWith({ 'package.json': MANIFEST, ...files });
}

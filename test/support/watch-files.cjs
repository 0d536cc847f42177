'use strict';

// Loaded before a program (`node --require`): writes down every file that it opens, lists or looks at, with where that
// really is, links followed, to the file that STATUS_HINTS_WATCHED_FILES names: `open <path>` lines.
const fs = require('node:fs');
const path = require('node:path');

const log = fs.openSync(process.env.STATUS_HINTS_WATCHED_FILES, 'a');
const { realpathSync, writeSync, constants } = fs;
const kinds = {
  open: ['openSync', 'open', 'readFileSync', 'readFile', 'createReadStream', 'copyFileSync', 'cpSync'],
  list: ['readdirSync', 'readdir', 'opendirSync', 'opendir', 'watch', 'watchFile', 'globSync'],
  change: [
    'writeFileSync',
    'writeFile',
    'appendFileSync',
    'createWriteStream',
    'rmSync',
    'unlinkSync',
    'mkdirSync',
  ],
  look: ['existsSync', 'statSync', 'lstatSync', 'readlinkSync', 'accessSync', 'stat', 'lstat', 'access'],
};
const writing = constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT;

function really(target) {
  const whole = path.resolve(target instanceof URL ? target.pathname : String(target));
  try {
    return realpathSync.native(whole);
  } catch {
    // There is nothing of this name: where it would be.
    const folder = path.dirname(whole);
    return folder === whole ? whole : path.join(really(folder), path.basename(whole));
  }
}

for (const [kind, names] of Object.entries(kinds)) {
  for (const name of names) {
    const own = fs[name];
    if (own === undefined) continue;
    fs[name] = function (target, ...rest) {
      const [flags] = rest;
      const isChange = typeof flags === 'number' ? (flags & writing) !== 0 : /^[wa]/.test(String(flags));
      if (typeof target === 'string' || target instanceof URL)
        writeSync(log, `${name.startsWith('open') && isChange ? 'change' : kind} ${really(target)}\n`);
      return own.call(this, target, ...rest);
    };
    // `realpathSync.native` and the like.
    Object.assign(fs[name], own);
  }
}
for (const name of ['renameSync', 'linkSync', 'symlinkSync']) {
  const own = fs[name];
  fs[name] = (from, to) => {
    writeSync(log, `change ${really(from)}\nchange ${really(to)}\n`);
    return own(from, to);
  };
}
for (const name of Object.keys(fs.promises)) {
  if (typeof fs.promises[name] !== 'function') continue;
  fs.promises[name] = () => {
    throw new Error(`fs.promises.${name} is not watched.`);
  };
}
require('node:module').syncBuiltinESMExports();

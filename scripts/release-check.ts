import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { releaseOf } from './release/version';

/**
 * Checks that the tag, the manifests, the lock file and the changelog name one version, before anything is built of it:
 *
 *     tsx scripts/release-check.ts [v1.2.3] [--notes <file>]
 *
 * Prints what later steps need as `name=value` lines and writes what is new to a file. Without a tag it is a rehearsal.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const args = process.argv.slice(2);
const at = args.indexOf('--notes');
const notesFile = at === -1 ? undefined : args.splice(at, 2)[1];

const release = releaseOf({
  tag: args[0],
  versions: {
    'package.json': (json('package.json') as Versioned).version,
    'server/package.json': (json('server/package.json') as Versioned).version,
    'package-lock.json': (json('package-lock.json') as Versioned).version,
    'server in package-lock.json': (json('package-lock.json') as Lock).packages['server']?.version,
  },
  changelog: readFileSync(`${root}CHANGELOG.md`, 'utf8'),
});

if ('version' in release) {
  if (notesFile !== undefined) writeFileSync(notesFile, `${release.notes}\n`);
  const { version, isPreRelease, channel } = release;
  console.log(`version=${version}\nprerelease=${String(isPreRelease)}\nchannel=${channel}`);
} else {
  for (const wrong of release) console.error(wrong);
  process.exitCode = 1;
}

interface Versioned {
  readonly version?: string;
}

interface Lock {
  readonly packages: Readonly<Record<string, Versioned | undefined>>;
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
}

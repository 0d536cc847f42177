import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './sources';

type Package = {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

describe.each(['package-lock.json', 'test/tools/package-lock.json', '.github/publish/package-lock.json'])(
  '%s',
  (file) => {
    const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      readonly packages: Readonly<Record<string, Package>>;
    };

    test('names no registry', () => {
      const resolved = Object.entries(packages).filter(
        ([, entry]) => entry.resolved !== undefined && !entry.link,
      );
      expect(resolved).toEqual([]);
    });

    // npm leaves out what it could not fetch when the file was made, and `npm ci` then refuses the file.
    test('has the binaries of every platform', () => {
      const named = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
      const missing = Object.entries(packages).flatMap(([path, entry]) =>
        Object.keys(entry.optionalDependencies ?? {})
          .filter((name) => !named.has(name))
          .map((name) => `${path}: ${name}`),
      );
      expect(missing).toEqual([]);
    });
  },
);

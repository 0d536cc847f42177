import { describe, expect, test } from 'vitest';
import { nearHost } from '../../server/src/browser/near-host';
import { resolverOf } from '../../server/src/engine/project/resolve/resolver';

const ROOT = 'vscode-vfs://host/team/api';

/** A host whose files a test holds, and the URIs that were asked for. */
function hosted(files: Record<string, string>) {
  const asked: string[] = [];
  const host = nearHost(ROOT, (uri) => {
    asked.push(uri);
    return Promise.resolve(files[uri]);
  });
  return { host, asked, files, at: (path: string) => `${host.root}/${path}` };
}

describe('a project that is brought near', () => {
  test('has what was brought, and the folders around it', async () => {
    const { host, at } = hosted({ [`${ROOT}/src/a.ts`]: '\uFEFFexport {};\n', [`${ROOT}/src/b.ts`]: '' });
    expect(host.kindOf(host.root)).toBe('folder');
    expect(host.kindOf(at('src/a.ts'))).toBeUndefined();
    await host.bring([at('src/a.ts'), at('src/gone.ts')]);
    expect(host.read(at('src/a.ts'))).toBe('export {};\n');
    expect([at('src'), at('src/a.ts'), at('src/b.ts'), at('src/gone.ts')].map(host.kindOf)).toEqual([
      'folder',
      'file',
      undefined,
      undefined,
    ]);
    expect(host.list(host.root)).toEqual(['src']);
    expect(host.list(at('src'))).toEqual(['a.ts']);
  });

  test('asks by URI and is asked by what source code calls a file', async () => {
    const uri = `${ROOT}/src/%5Bid%5D/caf%C3%A9%20a.ts`;
    const { host, asked, at } = hosted({ [uri]: '', [`${ROOT}/src/b.ts`]: '' });
    expect(host.locationOf(uri)).toBe(at('src/[id]/café a.ts'));
    await host.bring([at('src/[id]/café a.ts'), at('src/b.ts')]);
    expect([...asked].sort()).toEqual([uri, `${ROOT}/src/b.ts`].sort());
    expect(resolverOf(host).resolve(at('src/b.ts'), './[id]/café a')).toBe(at('src/[id]/café a.ts'));
    expect(host.uriOf(at('src/[id]/café a.ts'))).toBe(uri);
  });

  test('ends at its root', async () => {
    const { host, asked } = hosted({});
    const others = [
      'vscode-vfs://host/team/api2/a.ts',
      'vscode-vfs://other/team/api/a.ts',
      'file:///team/api/a.ts',
      ROOT,
    ];
    expect(others.map(host.locationOf)).toEqual([undefined, undefined, undefined, undefined]);
    await host.bring(['vscode-vfs://host/team/other/a.ts']);
    expect(asked).toEqual([]);
  });

  test('forgets what is gone, and folders with nothing in them', async () => {
    const { host, files, at } = hosted({
      [`${ROOT}/src/deep/a.ts`]: '',
      [`${ROOT}/src/b.ts`]: '',
      [`${ROOT}/c.ts`]: '',
    });
    await host.bring([at('src/deep/a.ts'), at('src/b.ts'), at('c.ts')]);
    files[`${ROOT}/src/deep/a.ts`] = '\0';
    await host.bring([at('src/deep/a.ts')]);
    expect([host.kindOf(at('src/deep')), host.list(at('src'))]).toEqual([undefined, ['b.ts']]);
    host.drop(at('src'));
    expect([host.kindOf(at('src')), host.list(host.root)]).toEqual([undefined, ['c.ts']]);
    host.drop(at('c.ts'));
    expect([host.kindOf(host.root), host.list(host.root)]).toEqual(['folder', []]);
  });

  test('asks for many at once, but not for all', async () => {
    let open = 0;
    let most = 0;
    const host = nearHost(ROOT, async () => {
      most = Math.max(most, ++open);
      await Promise.resolve();
      open--;
      return '';
    });
    await host.bring(Array.from({ length: 500 }, (_, index) => `${host.root}/${index}.ts`));
    expect(host.list(host.root)).toHaveLength(500);
    expect(most).toBe(32);
  });

  test('of two answers for one file the later question counts', async () => {
    const answers: ((text: string | undefined) => void)[] = [];
    const host = nearHost(ROOT, () => new Promise((resolve) => void answers.push(resolve)));
    const location = `${host.root}/a.ts`;
    const both = [host.bring([location]), host.bring([location])];
    answers[1]?.('new');
    answers[0]?.('old');
    await Promise.all(both);
    expect(host.read(location)).toBe('new');

    const late = host.bring([location]);
    host.drop(location);
    answers[2]?.('dropped meanwhile');
    await late;
    expect(host.kindOf(location)).toBeUndefined();
  });
});

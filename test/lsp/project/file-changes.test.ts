import { expect, test } from 'vitest';
import { fileChangesIn } from '../../../server/src/lsp/project/file-changes';

const [CREATED, CHANGED, DELETED] = [1, 2, 3];

const at = (path: string): string => `file:///shop/${path}`;
const changesOf = (...changes: readonly (readonly [path: string, type: number])[]) =>
  fileChangesIn({ changes: changes.map(([path, type]) => ({ uri: at(path), type })) });

test('sources that come, change or go', () => {
  const found = changesOf(['a.js', CREATED], ['b.mts', CHANGED], ['c.tsx', DELETED]);
  expect(found.changed).toEqual([at('a.js'), at('b.mts')]);
  expect(found.gone).toEqual([at('c.tsx')]);
});

test('of a file that is named several times the last counts', () => {
  const found = changesOf(['a.js', DELETED], ['a.js', CREATED], ['b.js', CREATED], ['b.js', DELETED]);
  expect([found.changed, found.gone]).toEqual([[at('a.js')], [at('b.js')]]);
});

// Editors name a folder alone, without what is in it.
test('what has no ending of a source can be a folder, when it comes or goes', () => {
  const { perhapsFolders } = changesOf(['src', CREATED], ['lib.d', DELETED], ['README.md', CHANGED]);
  expect(perhapsFolders).toEqual({ created: [at('src')], gone: [at('lib.d')] });
});

test('what decides where imports lead, and which files count', () => {
  const found = changesOf(
    ['tsconfig.build.json', CHANGED],
    ['api/package.json', CREATED],
    ['.gitignore', DELETED],
  );
  expect(found.configuration).toEqual([at('tsconfig.build.json'), at('api/package.json')]);
  expect(found.ignoring).toEqual([at('.gitignore')]);
  expect(found.perhapsFolders).toEqual({ created: [], gone: [] });
});

test('data that is read: JSON that may be imported, OpenAPI documents', () => {
  const found = changesOf(
    ['src/codes.json', CHANGED],
    ['docs/openapi.v1.yaml', CHANGED],
    ['swagger.json', DELETED],
    ['api-docs.yml', CREATED],
    ['ci.yaml', CHANGED],
    ['compose.yaml', CREATED],
  );
  expect(found.data).toEqual(
    ['src/codes.json', 'docs/openapi.v1.yaml', 'swagger.json', 'api-docs.yml'].map(at),
  );
  expect(found.perhapsFolders).toEqual({ created: [at('compose.yaml')], gone: [] });
  expect(changesOf(['package.json', CHANGED]).data).toEqual([]);
});

test('an installation and Git at work are nothing', () => {
  const found = changesOf(
    ['node_modules/left-pad/index.js', CREATED],
    ['api/node_modules', CREATED],
    ['node_modules/x/package.json', CHANGED],
    ['.git/index.lock', CREATED],
  );
  expect(Object.values({ ...found, ...found.perhapsFolders, perhapsFolders: [] }).flat()).toEqual([]);
});

test('what is not as LSP says is refused', () => {
  expect(() => fileChangesIn({ changes: 'all' })).toThrow('changes is not a list');
  expect(() => fileChangesIn({ changes: [null] })).toThrow('changes is not an object');
  expect(fileChangesIn({ changes: [{ uri: 5, type: 1 }] }).changed).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../../server/src/engine/project/documents';
import { memoryHost, type MemoryHost } from '../../support/memory-host';

function declared(host: MemoryHost, file: string, method: string, path: string): string | undefined {
  const found = documentsOf(host).documentedFor(host.at(file))(method, path);
  return found && found.codes.join(' ') + (found.complete ? '' : ' …');
}

const document = (path: string, codes: string): string =>
  `paths:\n  ${path}:\n    get:\n      responses: { ${codes} }\n`;

describe('documentsOf', () => {
  test.each([
    'openapi.yaml',
    'swagger.yml',
    'docs/openapi.json',
    'src/docs/swagger.yaml',
    'src/swagger.yaml',
    'public/api-docs.yml',
  ])('reads %s', (name) => {
    const json = JSON.stringify({ paths: { '/things': { get: { responses: { 200: {} } } } } });
    const host = memoryHost({
      'src/app.ts': '',
      [name]: name.endsWith('json') ? json : document('/things', '200: {}'),
    });
    expect(declared(host, 'src/app.ts', 'GET', '/things/')).toBe('200');
  });

  test('reads nothing until it is asked, and each document once', () => {
    const host = memoryHost({ 'app.ts': '', 'openapi.yaml': document('/things', '200: {}') });
    const { documentedFor } = documentsOf(host);
    const documented = documentedFor(host.at('app.ts'));
    expect(host.asked).toEqual([]);
    documented('GET', '/things');
    documented('GET', '/other');
    expect(host.asked).toEqual([host.at('openapi.yaml')]);
  });

  test('of a workspace the package’s own document counts, else the one around', () => {
    const host = memoryHost({
      'openapi.yaml': document('/things', '200: {}'),
      'packages/a/package.json': '{}',
      'packages/a/src/app.ts': '',
      'packages/a/openapi.yaml': document('/things', '404: {}'),
      'packages/b/package.json': '{}',
      'packages/b/src/app.ts': '',
    });
    expect(declared(host, 'packages/a/src/app.ts', 'GET', '/things')).toBe('404');
    expect(declared(host, 'packages/b/src/app.ts', 'GET', '/things')).toBe('200');
  });

  test('two documents that say different things of a route may mean either', () => {
    const host = memoryHost({
      'app.ts': '',
      'openapi.yaml': document('/things', '200: {}'),
      'docs/openapi.yaml': document('/things', '404: {}'),
    });
    expect(declared(host, 'app.ts', 'GET', '/things')).toBe('200 404 …');
  });

  test('a path that begins with something unknown is the only one that ends like it', () => {
    const host = memoryHost({
      'app.ts': '',
      'openapi.yaml': `${document('/api/things/{id}', '200: {}')}  /a/x:\n    get:\n      responses: { 200: {} }\n  /b/x:\n    get:\n      responses: { 200: {} }\n`,
    });
    expect(declared(host, 'app.ts', 'GET', '/…/things/:thing')).toBe('200');
    expect(declared(host, 'app.ts', 'GET', '/…/x')).toBeUndefined();
    expect(declared(host, 'app.ts', 'GET', '/…/:any')).toBeUndefined();
    expect(declared(host, 'app.ts', 'GET', '/api/…')).toBeUndefined();
  });

  test('a change of a document is told, if it changes what is declared', () => {
    const host = memoryHost({ 'app.ts': '', 'openapi.yaml': document('/things', '200: {}') });
    const documents = documentsOf(host);
    const before = documents.documentedFor(host.at('app.ts'));
    expect(before('GET', '/things')?.codes).toEqual(['200']);
    host.write('openapi.yaml', `# more\n${document('/things', '200: {}')}`);
    expect(documents.changed(host.at('app.ts'))).toBe(false);
    expect(documents.changed(host.at('openapi.yaml'))).toBe(false);
    host.write('openapi.yaml', document('/things', '201: {}'));
    expect(documents.documentedFor(host.at('app.ts'))).toBe(before);
    expect(documents.changed(host.at('openapi.yaml'))).toBe(true);
    const after = documents.documentedFor(host.at('app.ts'));
    expect(after).not.toBe(before);
    expect(after('GET', '/things')?.codes).toEqual(['201']);
  });
});

import { expect, test } from 'vitest';
import { looksMinified } from '../../server/src/engine/lint/file-kind';
import { readSource, sourceOf } from '../../server/src/node/read';
import { folderWith } from './support';

const how = { mayMatter: (text: string) => text.includes('send'), explicit: false };

test('a text loses its BOM and keeps everything else', () => {
  expect(sourceOf(Buffer.from('send\r\n'), how)).toEqual({
    kind: 'text',
    text: 'send\r\n',
    bom: false,
    isUtf8: true,
  });
  expect(sourceOf(Buffer.from('\uFEFFsend\u2028😀'), how)).toEqual({
    kind: 'text',
    text: 'send\u2028😀',
    bom: true,
    isUtf8: true,
  });
});

test('what is not UTF-8 is read with replacement characters', () => {
  const latin1 = Buffer.from('send // gr\xFCn', 'latin1');
  expect(sourceOf(latin1, how)).toEqual({
    kind: 'text',
    text: 'send // gr\uFFFDn',
    bom: false,
    isUtf8: false,
  });
});

test('what cannot respond is not decoded, NUL bytes are no text', () => {
  expect(sourceOf(Buffer.from('nothing'), how)).toEqual({ kind: 'silent' });
  expect(sourceOf(Buffer.from('send\0'), how)).toEqual({ kind: 'binary' });
  expect(sourceOf(Buffer.from('\uFEFFsend', 'utf16le'), how)).toEqual({ kind: 'binary' });
});

test('what cannot be read is named', () => {
  const folder = folderWith();
  expect(readSource(folder, how)).toEqual({ kind: 'unreadable', message: 'it is a folder' });
  expect(readSource(`${folder}/x`, how)).toEqual({ kind: 'unreadable', message: 'it does not exist' });
});

const minified = '!function(e,t){"object"==typeof e?t(e):send(t)}(this,function(){return 1});'.repeat(40);
const ordinary = 'function handler(req, res) {\n  res.send({ ok: true });\n}\n';

test('minified text is told from long lines of data', () => {
  expect(looksMinified(minified)).toBe(true);
  expect(looksMinified(`/*! licence\n * of the bundle\n */\n${minified}`)).toBe(true);
  expect(looksMinified(ordinary.repeat(50))).toBe(false);
  expect(looksMinified(`${ordinary}const image = 'data:image/png;base64,${'QUJD'.repeat(5000)}';\n`)).toBe(
    false,
  );
  expect(looksMinified(`${ordinary}const words = [${'"a word",'.repeat(3000)}];\n`)).toBe(false);
  expect(looksMinified(ordinary.repeat(200) + minified)).toBe(false);
  expect(looksMinified('')).toBe(false);
});

test('a minified file is read when it is named', () => {
  expect(sourceOf(Buffer.from(minified), how).kind).toBe('minified');
  expect(sourceOf(Buffer.from(minified), { ...how, explicit: true }).kind).toBe('text');
});

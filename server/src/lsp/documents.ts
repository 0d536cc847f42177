import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { PositionEncoding } from '../service/position-map';
import { fieldsOf, integerOf, listOf, readRange, textOf, uriOf } from './params';

/** The open documents, as the client has them. */
export interface Documents {
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => Iterable<TextDocument>;
  /** The text when it was last saved, or opened; undefined when the document is not open. */
  readonly savedText: (uri: string) => string | undefined;
  /** Each takes the parameters of its notification; undefined when the document is not open. */
  readonly open: (params: unknown) => TextDocument;
  readonly change: (params: unknown) => TextDocument | undefined;
  readonly save: (params: unknown) => TextDocument | undefined;
  readonly close: (params: unknown) => TextDocument | undefined;
}

/** Holds what clients open. @param encoding that of the positions in changes */
export function documentsIn(encoding: PositionEncoding): Documents {
  const documents = new Map<string, TextDocument>();
  const saved = new Map<string, string>();
  const named = (params: unknown): TextDocument | undefined => {
    const { uri } = fieldsOf(fieldsOf(params, 'params')['textDocument'], 'textDocument');
    return documents.get(textOf(uri, 'textDocument.uri'));
  };
  return {
    get: (uri) => documents.get(uri),
    all: () => documents.values(),
    savedText: (uri) => saved.get(uri),
    open(params) {
      const { uri, languageId, version, text } = fieldsOf(
        fieldsOf(params, 'params')['textDocument'],
        'textDocument',
      );
      const document = TextDocument.create(
        uriOf(uri, 'textDocument.uri'),
        textOf(languageId, 'textDocument.languageId'),
        integerOf(version, 'textDocument.version'),
        textOf(text, 'textDocument.text'),
      );
      documents.set(document.uri, document);
      saved.set(document.uri, document.getText());
      return document;
    },
    change(params) {
      const document = named(params);
      if (document === undefined) return undefined;
      const { textDocument, contentChanges } = fieldsOf(params, 'params');
      const version = integerOf(fieldsOf(textDocument, 'textDocument')['version'], 'textDocument.version');
      for (const change of listOf(contentChanges, 'contentChanges')) {
        TextDocument.update(document, [readChange(document, change, encoding)], version);
      }
      // An empty list still makes a new version.
      return TextDocument.update(document, [], version);
    },
    save(params) {
      const document = named(params);
      if (document !== undefined) saved.set(document.uri, document.getText());
      return document;
    },
    close(params) {
      const document = named(params);
      if (document === undefined) return undefined;
      documents.delete(document.uri);
      saved.delete(document.uri);
      return document;
    },
  };
}

/** A change in UTF-16 units, which are those of the documents. Each is about the text that the one before it left. */
function readChange(
  document: TextDocument,
  change: unknown,
  encoding: PositionEncoding,
): TextDocumentContentChangeEvent {
  const { range, text } = fieldsOf(change, 'contentChanges');
  const inserted = textOf(text, 'contentChanges.text');
  if (range === undefined) return { text: inserted };
  const given = readRange(range, 'contentChanges.range');
  return { range: encoding === 'utf-16' ? given : inUnits(document, given), text: inserted };
}

function inUnits(document: TextDocument, { start, end }: Range): Range {
  return { start: positionInUnits(document, start), end: positionInUnits(document, end) };
}

function positionInUnits(document: TextDocument, { line, character }: Position): Position {
  if (line < 0 || line >= document.lineCount) return { line, character: 0 };
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return { line, character: unitsIn(text, character) };
}

/** How many UTF-16 code units the first bytes of a line are; inside a character: up to its start. */
function unitsIn(line: string, bytes: number): number {
  let left = bytes;
  let units = 0;
  for (const character of line) {
    left -= utf8LengthOf(character);
    if (left < 0) break;
    units += character.length;
  }
  return units;
}

function utf8LengthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

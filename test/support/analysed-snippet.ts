import type { ClientCapabilities } from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver-types';
import { DEFAULT_CONFIG } from '../../server/src/engine/config/config';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/engine/config/settings';
import { analyse } from '../../server/src/engine/lint/analyse';
import type { FrameworkName } from '../../server/src/engine/model/framework-name';
import { abilitiesOf } from '../../server/src/service/abilities';
import type { AnalysedDocument } from '../../server/src/service/document';
import { positionMapOf } from '../../server/src/service/position-map';
import { dedent } from './carets';
import { wholeFileOf, type SnippetContext } from './lint-snippet';

/** Where a snippet is analysed; everything can be left out. */
export interface AnalysisContext extends SnippetContext {
  /** `express` when left out. */
  readonly framework?: FrameworkName;
  readonly settings?: Partial<Settings>;
  /** Commands that the client runs itself. */
  readonly commands?: readonly string[];
  /** The client leads from names to what they mean by itself. */
  readonly namesExplained?: boolean;
  /** A client that knows no Markdown. */
  readonly plain?: boolean;
}

/** An analysed snippet, with the places that were marked in it by `¦`. */
export interface AnalysedSnippet {
  readonly document: AnalysedDocument;
  readonly carets: readonly Position[];
}

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { documentationFormat: ['markdown'] } },
  },
};

const newest: Readonly<Record<FrameworkName, number>> = { express: 5, fastify: 5 };

/** Analyses a snippet as the service does a document, with the import and the `app` around it (see `wholeFileOf`). */
export function analysedSnippet(code: string, context: AnalysisContext = {}): AnalysedSnippet {
  const { framework = 'express', file = 'app.ts', dependencies = [], levels = {} } = context;
  const marked = wholeFileOf(framework, dedent(code), context).text;
  const [first = '', ...parts] = marked.split('¦');
  let text = first;
  const offsets: number[] = [];
  for (const part of parts) {
    offsets.push(text.length);
    text += part;
  }
  const config = { ...DEFAULT_CONFIG, levels: new Map(Object.entries(levels)), ...context.config };
  const settings = { ...DEFAULT_SETTINGS, config, ...context.settings };
  const known = {
    frameworks: new Map([[framework, context.majors ?? [newest[framework]]]]),
    dependencies: new Set([framework, ...dependencies]),
  };
  const analysis = analyse({ fileName: file, text, package: known, config: settings.config });
  const positions = positionMapOf(text, 'utf-16');
  const document: AnalysedDocument = {
    uri: `file:///project/${file}`,
    version: 1,
    fileName: file,
    text,
    positions,
    settings,
    package: known,
    project: undefined,
    analysis,
    baseline: undefined,
    findings: analysis.result.findings.filter(({ suppressed }) => suppressed === undefined),
    client: abilitiesOf(context.plain === true ? {} : CAPABILITIES, {
      commands: context.commands ?? [],
      namesExplained: context.namesExplained,
    }),
  };
  return { document, carets: offsets.map((offset) => positions.positionAt(offset)) };
}

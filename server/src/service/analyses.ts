import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../engine/config/settings';
import { analyse } from '../engine/lint/analyse';
import type { PackageContext } from '../engine/lint/lint';
import type { ClientAbilities } from './abilities';
import type { AnalysedDocument } from './document';
import type { ServiceHost } from './host';
import { bomLengthOf, positionMapOf, type PositionEncoding } from './position-map';
import { rememberedAnswers } from './remembered-answers';
import { shownFindings } from './shown-findings';
import { fileNameOf, snapshotOf, type Snapshot } from './snapshot';
import { reasonToLeaveAlone } from './left-alone';

/** The open documents with what the engine knows of them: at most one analysis each, that of the newest version asked for. */
export interface Analyses {
  /** The document as it is now; undefined where the settings switch us off, or where it is left alone (minified …). */
  readonly of: (document: TextDocument) => Promise<AnalysedDocument | undefined>;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  readonly forget: (uri: string) => void;
  readonly settingsChanged: () => void;
  /** @param uri the document whose package changed; all of them when left out */
  readonly packagesChanged: (uri?: string) => void;
}

/** What an analysis was made of: with the same it is the same. */
interface Basis {
  readonly version: number;
  readonly settings: Settings;
  readonly package: PackageContext;
  readonly baseline: string | undefined;
}

interface Entry {
  readonly basis: Basis;
  readonly analysed: AnalysedDocument;
}

/** Analyses documents when they are asked for, each version once. */
export function analysesOf(host: ServiceHost, client: ClientAbilities, encoding: PositionEncoding): Analyses {
  const settings = rememberedAnswers(host.settingsOf);
  const packages = rememberedAnswers(host.packageOf);
  const entries = new Map<string, Entry | undefined>();
  const told = new Map<string, string>();

  const tell = (uri: string, level: 'info' | 'error' | 'warning', message: string): void => {
    if (told.get(uri) === message) return;
    told.set(uri, message);
    host.log(level, message);
  };

  const analysed = (snapshot: Snapshot, fileName: string, basis: Basis): AnalysedDocument => {
    const { uri, version } = snapshot;
    const known = entries.get(uri);
    const isKnown =
      known?.basis.version === version &&
      known.basis.settings === basis.settings &&
      known.basis.package === basis.package;
    if (isKnown && known.basis.baseline === basis.baseline) return known.analysed;
    const text = snapshot.text.slice(bomLengthOf(snapshot.text));
    const input = { fileName, text, package: basis.package, config: basis.settings.config };
    const analysis = isKnown ? known.analysed.analysis : analyse(input);
    const document: AnalysedDocument = {
      uri,
      version,
      fileName,
      text,
      positions: positionMapOf(snapshot.text, encoding),
      settings: basis.settings,
      package: basis.package,
      analysis,
      baseline: basis.baseline,
      findings: shownFindings(analysis.result.findings, { text, fileName, ...basis }),
      client,
    };
    // Not when it was closed meanwhile; and a slow answer about an older version must not push out the newer one.
    if (entries.has(uri) && (known === undefined || known.basis.version <= version)) {
      entries.set(uri, { basis, analysed: document });
    }
    for (const { rule, message } of analysis.result.failures) {
      tell(
        uri,
        'error',
        `The rule ${rule} failed on ${fileName}; please report this fault of ours: ${message}`,
      );
    }
    return document;
  };

  return {
    async of(document) {
      const snapshot = snapshotOf(document);
      const { uri } = snapshot;
      if (!entries.has(uri)) entries.set(uri, undefined);
      const [own, context] = await Promise.all([settings.of(uri), packages.of(uri)]);
      if (!own.enable) return undefined;
      const fileName = fileNameOf(snapshot, host.pathOf(uri));
      const reason = reasonToLeaveAlone(fileName, snapshot.text);
      if (reason !== undefined) {
        tell(uri, 'info', `${fileName} is left alone: ${reason}`);
        return undefined;
      }
      const { changedLines } = own;
      const baseline = changedLines === 'off' ? undefined : await host.baselineOf(uri, changedLines);
      return analysed(snapshot, fileName, {
        version: snapshot.version,
        settings: own,
        package: context,
        baseline,
      });
    },
    settingsOf: settings.of,
    forget(uri) {
      entries.delete(uri);
      told.delete(uri);
      settings.forget(uri);
      packages.forget(uri);
    },
    settingsChanged: () => settings.forget(),
    packagesChanged: (uri) => packages.forget(uri),
  };
}

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../engine/config/settings';
import { analyse } from '../engine/lint/analyse';
import type { PackageContext } from '../engine/lint/lint';
import type { ClientAbilities } from './abilities';
import type { AnalysedDocument } from './document';
import type { ServiceHost } from './host';
import { reasonToLeaveAlone } from './left-alone';
import { logOnce } from './log-once';
import { bomLengthOf, positionMapOf, type PositionEncoding } from './position-map';
import { rememberedAnswers } from './remembered-answers';
import { shownFindings } from './shown-findings';
import { fileNameOf, snapshotOf, type Snapshot } from './snapshot';

/** The open documents with what the engine knows of them: one analysis each, that of the newest version asked for. */
export interface Analyses {
  /** The document as it is now; undefined where the settings switch us off, or where it is left alone (minified …). */
  readonly of: (document: TextDocument) => Promise<AnalysedDocument | undefined>;
  /** Tells the log what went wrong while a feature looked at a document. */
  readonly tellFailures: (document: AnalysedDocument) => void;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** The document was saved: changed lines may be others now. */
  readonly saved: (uri: string) => void;
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

const OUR_FAULT = 'please report this fault of ours';

/** Analyses documents when they are asked for, each version once. */
export function analysesOf(host: ServiceHost, client: ClientAbilities, encoding: PositionEncoding): Analyses {
  const settings = rememberedAnswers(host.settingsOf);
  const packages = rememberedAnswers(host.packageOf);
  const baselines = {
    saved: rememberedAnswers((uri) => host.baselineOf(uri, 'saved')),
    committed: rememberedAnswers((uri) => host.baselineOf(uri, 'committed')),
  };
  const log = logOnce(host.log);
  // Open documents have an entry from the first question on: one that is closed meanwhile gets none any more.
  const entries = new Map<string, Entry | undefined>();

  const entryOf = (snapshot: Snapshot, fileName: string, basis: Basis): Entry => {
    const { uri, version } = snapshot;
    const known = entries.get(uri);
    const isKnown =
      known?.basis.version === version &&
      known.basis.settings === basis.settings &&
      known.basis.package === basis.package;
    if (isKnown && known.basis.baseline === basis.baseline) return known;
    const text = snapshot.text.slice(bomLengthOf(snapshot.text));
    const input = { fileName, text, package: basis.package, config: basis.settings.config };
    const analysis = isKnown ? known.analysed.analysis : analyse(input);
    for (const { rule, message } of analysis.result.failures) {
      log.tell(uri, 'error', `The rule ${rule} failed on ${fileName}; ${OUR_FAULT}: ${message}`);
    }
    const positions = positionMapOf(snapshot.text, encoding);
    const findings = shownFindings(analysis.result.findings, { text, fileName, ...basis });
    const entry = {
      basis,
      analysed: { ...basis, uri, fileName, text, positions, analysis, findings, client },
    };
    // A slow answer about an older version must not push out the newer one.
    if (entries.has(uri) && (known === undefined || known.basis.version <= version)) entries.set(uri, entry);
    return entry;
  };

  return {
    async of(document) {
      const snapshot = snapshotOf(document);
      const { uri, version } = snapshot;
      if (!entries.has(uri)) entries.set(uri, undefined);
      const [own, context] = await Promise.all([settings.of(uri), packages.of(uri)]);
      if (!own.enable) return undefined;
      const fileName = fileNameOf(snapshot, host.pathOf(uri));
      const reason = reasonToLeaveAlone(fileName, snapshot.text);
      if (reason !== undefined) {
        log.tell(uri, 'info', `${fileName} is left alone: ${reason}.`);
        return undefined;
      }
      const { changedLines } = own;
      const baseline = changedLines === 'off' ? undefined : await baselines[changedLines].of(uri);
      return entryOf(snapshot, fileName, { version, settings: own, package: context, baseline }).analysed;
    },
    tellFailures({ uri, fileName, analysis: { placesFailure } }) {
      if (placesFailure === undefined) return;
      log.tell(uri, 'error', `The codes of ${fileName} cannot be listed; ${OUR_FAULT}: ${placesFailure}`);
    },
    settingsOf: settings.of,
    saved(uri) {
      baselines.saved.forget(uri);
      baselines.committed.forget(uri);
    },
    forget(uri) {
      for (const known of [settings, packages, baselines.saved, baselines.committed, log]) known.forget(uri);
      entries.delete(uri);
    },
    settingsChanged() {
      for (const known of [settings, baselines.saved, baselines.committed]) known.forget();
    },
    packagesChanged: (uri) => packages.forget(uri),
  };
}

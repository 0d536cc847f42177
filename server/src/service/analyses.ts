import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isConfigLocation } from '../engine/config/file/config-names';
import type { Settings } from '../engine/config/settings';
import { analyse } from '../engine/lint/analyse';
import type { KnownFindings } from '../engine/lint/baseline';
import type { LintInput, PackageContext } from '../engine/lint/lint';
import type { ClientAbilities } from './abilities';
import type { AnalysedDocument } from './document';
import type { DocumentProject, ServiceHost } from './host';
import { reasonToLeaveAlone } from './left-alone';
import { logOnce } from './log-once';
import { bomLengthOf, positionMapOf, type PositionEncoding } from './position-map';
import { rememberedAnswers } from './remembered-answers';
import { shownFindings } from './shown-findings';
import { fileNameOf, snapshotOf, type Snapshot } from './snapshot';

/** The open documents with what the engine knows of them: at most one analysis each, that of the newest version asked for. */
export interface Analyses {
  /** The document as it is now; undefined where the settings switch us off, or where it is left alone (minified …). */
  readonly of: (document: TextDocument) => Promise<AnalysedDocument | undefined>;
  /** Tells the log what went wrong while a feature looked at a document. */
  readonly tellFailures: (document: AnalysedDocument) => void;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** The document was saved: changed lines may be others now. */
  readonly saved: (uri: string) => void;
  /** The committed texts may be others now. */
  readonly committed: () => void;
  readonly forget: (uri: string) => void;
  readonly settingsChanged: () => void;
  /** @param uri the document whose package changed; all of them when left out */
  readonly packagesChanged: (uri?: string) => void;
}

/** What an analysis was made of: with the same it is the same. */
interface Basis {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly package: PackageContext;
  /** What the project's other files say. */
  readonly project: DocumentProject | undefined;
  /** What the project's baseline knows of it. */
  readonly known: KnownFindings | undefined;
}

interface Entry {
  readonly basis: Basis;
  readonly analysed: AnalysedDocument;
}

/** A tree takes some 4 kB for each line; a document that nobody has looked at for long is analysed again in no time. */
const MOST_KEPT = 12;

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

  // In order of use, the latest last.
  const keep = (uri: string, entry: Entry): Entry => {
    entries.delete(uri);
    entries.set(uri, entry);
    const kept = [...entries.keys()].filter((each) => entries.get(each) !== undefined);
    for (const oldest of kept.slice(0, -MOST_KEPT)) entries.set(oldest, undefined);
    return entry;
  };

  const entryOf = (basis: Basis, fileName: string, baseline: string | undefined): Entry => {
    const { snapshot, settings: own, package: context, project } = basis;
    const { uri, version } = snapshot;
    const known = entries.get(uri);
    const isKnown = known !== undefined && isSame(known.basis, basis);
    if (isKnown && known.analysed.baseline === baseline) return keep(uri, known);
    const text = snapshot.text.slice(bomLengthOf(snapshot.text));
    // A slow answer about an older version must not push out the newer one, nor use it up.
    const isNewest = known === undefined || known.analysed.version <= version;
    const analysis = isKnown
      ? known.analysed.analysis
      : analyse(inputOf(basis, fileName, text), isNewest ? known?.analysed.analysis : undefined);
    for (const { rule, message } of analysis.result.failures) {
      log.tell(uri, 'error', `The rule ${rule} failed on ${fileName}; ${OUR_FAULT}: ${message}`);
    }
    const analysed: AnalysedDocument = {
      uri,
      version,
      fileName,
      text,
      positions: positionMapOf(snapshot.text, encoding),
      settings: own,
      package: context,
      project,
      analysis,
      baseline,
      findings: shownFindings(analysis.result.findings, { text, fileName, settings: own, baseline }),
      client,
    };
    const entry = { basis, analysed };
    return isNewest && entries.has(uri) ? keep(uri, entry) : entry;
  };

  return {
    async of(document) {
      const snapshot = snapshotOf(document);
      const { uri } = snapshot;
      // It has problems, not code.
      if (isConfigLocation(uri)) return undefined;
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
      const known = own.baseline && (await host.knownFindingsOf(uri, own.baseline));
      // Asked for last: with what is known now.
      const project = own.project ? host.projectOf(uri) : undefined;
      const basis = { snapshot, settings: own, package: context, project, known };
      return entryOf(basis, fileName, baseline).analysed;
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
    committed: () => baselines.committed.forget(),
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

function inputOf(
  { settings: { config }, package: context, project, known }: Basis,
  fileName: string,
  text: string,
): LintInput {
  return {
    fileName,
    text,
    package: context,
    config,
    project: project?.view,
    overFiles: project?.overFiles(config),
    known,
  };
}

// A client may count the versions of a document that it opens again from 1: the text tells.
function isSame(a: Basis, b: Basis): boolean {
  return (
    a.settings === b.settings &&
    a.package === b.package &&
    a.project === b.project &&
    a.known === b.known &&
    a.snapshot.version === b.snapshot.version &&
    a.snapshot.text === b.snapshot.text
  );
}

import { filePattern, type Matches } from '../../text/glob';
import { memberOf, plainValue, readJsonTree, type JsonNode } from '../../text/json-tree';
import { lineMapOf, type LineMap } from '../../text/line-map';
import { nameOf } from '../../text/locations';
import type { Span } from '../../text/span';
import { PROJECT_KEYS, type SettingKey } from '../declaration';
import { readGiven, type GivenSettings } from '../given';
import type { RuleFacts } from '../preset';
import { quoted } from '../setting-problems';
import { LARGEST_CONFIG, MANIFEST_KEY } from './config-names';
import { rangeOf, repeatedKeys, settingAt, spanOf, type FileProblem } from './problem';

/** A configuration file as it stands there: nothing that it extends is in it. */
export interface ConfigFile {
  readonly location: string;
  readonly given: GivenSettings;
  /** Paths of other files, as written. */
  readonly extends: readonly { readonly path: string; readonly range: FileProblem['range'] }[];
  readonly overrides: readonly ConfigOverride[];
}

/** Settings for some of the files. */
export interface ConfigOverride {
  /** Gets a file's path below the configuration file's folder. */
  readonly isFor: Matches;
  readonly given: GivenSettings;
}

/** What came of reading one: undefined when there is no configuration in it, or none that can be used. */
export interface ConfigFileReading {
  readonly file: ConfigFile | undefined;
  readonly problems: readonly FileProblem[];
}

/** What may stand in an override: tests are looked for before any file is known, and a project has one baseline. */
const OVERRIDE_KEYS: readonly SettingKey[] = PROJECT_KEYS.filter(
  (key) => key !== 'includeTests' && key !== 'baseline',
);
const TOP_KEYS = ['$schema', 'extends', 'overrides'];
const CHOOSING_KEYS = ['files', 'excludedFiles'];
/** More than anybody writes. */
const MOST_OVERRIDES = 200;

/** Whether there can be a configuration in a text at all: in most manifests there is none. */
export function mayConfigure(location: string, text: string): boolean {
  return nameOf(location) !== 'package.json' || text.includes(`"${MANIFEST_KEY}"`);
}

/** Reads a configuration file. Nothing throws; what is wrong is named with its place, and the rest is kept. */
export function readConfigFile(
  location: string,
  text: string,
  rules: readonly RuleFacts[],
): ConfigFileReading {
  const problems: FileProblem[] = [];
  const isManifest = nameOf(location) === 'package.json';
  const plain = text.replace(/^\uFEFF/, '');
  if (!mayConfigure(location, plain)) return { file: undefined, problems };
  const unusable = (message: string, range?: FileProblem['range']): ConfigFileReading => ({
    file: undefined,
    problems: [{ file: location, range, message, isFatal: true }],
  });
  if (plain.length > LARGEST_CONFIG) return unusable('It is larger than 1 MB: that is no configuration.');
  if (plain.includes('\0')) return unusable('It has NUL bytes: it is UTF-16 (save it as UTF-8) or no text.');
  const lines = lineMapOf(plain);
  const read = readJsonTree(plain);
  if ('fault' in read) {
    // Of a manifest that is broken its other readers tell.
    if (isManifest) return { file: undefined, problems };
    const { message, span } = read.fault;
    return unusable(`It is no JSON: ${message}.`, rangeOf(span, lines));
  }
  const settings = isManifest ? memberOf(read.root, MANIFEST_KEY)?.node : read.root;
  if (settings === undefined) return { file: undefined, problems };
  const reader: Reader = {
    location,
    lines,
    rules,
    tell: (message, span) =>
      void problems.push({ file: location, range: rangeOf(span, lines), message, isFatal: false }),
  };
  return { file: fileFrom(settings, reader), problems: problems.sort(byPlace) };
}

interface Reader {
  readonly location: string;
  readonly lines: LineMap;
  readonly rules: readonly RuleFacts[];
  readonly tell: (message: string, span: Span) => void;
}

function fileFrom(settings: JsonNode, reader: Reader): ConfigFile {
  const { location, lines, tell } = reader;
  for (const { key, span } of repeatedKeys(settings))
    tell(`${quoted(key)} stands here twice: the last one counts.`, span);
  for (const key of CHOOSING_KEYS) {
    const member = memberOf(settings, key);
    if (member) tell(`${key} belongs into one of the overrides.`, member.keySpan);
  }
  return {
    location,
    given: givenFrom(settings, PROJECT_KEYS, [...TOP_KEYS, ...CHOOSING_KEYS], reader),
    extends: textsOf(
      settings,
      'extends',
      'a relative path such as "./base.json", or a list of these',
      reader,
    ).map(({ text, span }) => ({ path: text, range: rangeOf(span, lines) })),
    overrides: overridesFrom(settings, reader),
  };
}

function givenFrom(
  settings: JsonNode,
  keys: readonly SettingKey[],
  others: readonly string[],
  { location, lines, rules, tell }: Reader,
): GivenSettings {
  const own: JsonNode =
    settings.kind === 'object'
      ? { ...settings, members: settings.members.filter(({ key }) => !others.includes(key)) }
      : settings;
  const { given, problems } = readGiven(plainValue(own), {
    keys,
    rules,
    prefix: '',
    others,
    fromOf(key) {
      const place = settingAt(own, key) ?? { node: own };
      return { file: location, ...lines.positionAt(place.node.span.start) };
    },
  });
  for (const problem of problems) tell(problem.message, spanOf(own, problem));
  return given;
}

function overridesFrom(settings: JsonNode, reader: Reader): readonly ConfigOverride[] {
  const { tell } = reader;
  const node = memberOf(settings, 'overrides')?.node;
  if (!node) return [];
  if (node.kind !== 'list') {
    tell('overrides is a list of objects with files and settings.', node.span);
    return [];
  }
  if (node.elements.length > MOST_OVERRIDES) {
    tell(`overrides has more than ${MOST_OVERRIDES} elements: only the first ones count.`, node.span);
  }
  return node.elements.slice(0, MOST_OVERRIDES).flatMap((element) => overrideFrom(element, reader) ?? []);
}

function overrideFrom(node: JsonNode, reader: Reader): ConfigOverride | undefined {
  const { tell } = reader;
  if (node.kind !== 'object') {
    tell('Each of the overrides is an object with files and settings.', node.span);
    return undefined;
  }
  for (const { key, keySpan } of node.members.filter((member) => TOP_KEYS.includes(member.key)))
    tell(`${key} stands at the top of the file: it has no place in overrides.`, keySpan);
  const given = givenFrom(node, OVERRIDE_KEYS, [...CHOOSING_KEYS, ...TOP_KEYS], reader);
  if (!memberOf(node, 'files')) {
    tell('An override has files: a glob such as "src/legacy/**", or a list of these.', node.span);
    return undefined;
  }
  const files = globsOf(node, 'files', reader);
  const excluded = globsOf(node, 'excludedFiles', reader);
  const isFor: Matches = (path) => files.some((fits) => fits(path)) && !excluded.some((fits) => fits(path));
  return { isFor, given };
}

function globsOf(node: JsonNode, key: 'files' | 'excludedFiles', reader: Reader): readonly Matches[] {
  const written = textsOf(node, key, 'a glob such as "src/legacy/**", or a list of these', reader);
  return written.flatMap(({ text, span }) => {
    const wrong = wrongGlob(text, key);
    const fits = wrong === undefined ? filePattern(text) : undefined;
    if (!fits) reader.tell(wrong ?? `This glob is too long, or its braces stand for too many.`, span);
    return fits ?? [];
  });
}

function wrongGlob(glob: string, key: 'files' | 'excludedFiles'): string | undefined {
  if (glob.startsWith('!')) {
    return key === 'files'
      ? 'A glob in files has no "!": what is left out stands in excludedFiles.'
      : 'excludedFiles leaves out what it names: a glob in it has no "!".';
  }
  if (glob.split('/').includes('..'))
    return 'A glob is relative to this file, and does not leave its folder: no "..".';
  return glob.includes('\\') ? 'A glob has slashes between folders, no backslashes.' : undefined;
}

/** A text, or a list of texts. */
function textsOf(
  node: JsonNode,
  key: string,
  allowed: string,
  { tell }: Reader,
): readonly { readonly text: string; readonly span: Span }[] {
  const own = memberOf(node, key)?.node;
  if (!own) return [];
  return (own.kind === 'list' ? own.elements : [own]).flatMap((element) => {
    if (element.kind === 'value' && typeof element.value === 'string' && element.value !== '')
      return [{ text: element.value, span: element.span }];
    tell(`${key} is ${allowed}.`, element.span);
    return [];
  });
}

function byPlace({ range: a }: FileProblem, { range: b }: FileProblem): number {
  if (!a || !b) return Number(b !== undefined) - Number(a !== undefined);
  return a.start.line - b.start.line || a.start.character - b.start.character;
}

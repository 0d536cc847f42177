/** What a release is made of, and what it is called. */
export interface ReleaseInput {
  /** `v1.2.3`; undefined for a rehearsal. */
  readonly tag: string | undefined;
  /** The versions that files name, by file. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
}

/** A version that can be published. */
export interface Release {
  readonly version: string;
  /** For those who have asked to try what is new. */
  readonly isPreRelease: boolean;
  /** npm's tag. */
  readonly channel: 'latest' | 'next';
  /** What is new, as Markdown; for a rehearsal what is noted so far. */
  readonly notes: string;
}

/**
 * Whether a version is one to try: those with an odd number in the middle, as the Marketplace asks for, which knows no
 * `1.2.3-beta`.
 */
export function isPreRelease(version: string): boolean {
  return Number(version.split('.')[1]) % 2 === 1;
}

/** Puts a release together, or says what is wrong, each a sentence. */
export function releaseOf({ tag, versions, changelog }: ReleaseInput): Release | readonly string[] {
  const [first = '', ...others] = [...new Set(Object.values(versions))].map(String);
  const listed = Object.entries(versions).map(([file, version]) => `${file} has ${String(version)}`);
  const notes =
    notesOf(changelog, first) ?? (tag === undefined ? notesOf(changelog, 'Unreleased') : undefined);
  const wrong = [
    ...(others.length > 0 ? [`The versions differ: ${listed.join(', ')}.`] : []),
    ...(VERSION.test(first)
      ? []
      : [`${first} is no version of three numbers, which is all that the Marketplace knows.`]),
    ...(tag === undefined || tag === `v${first}` ? [] : [`The tag is ${tag}, and the version is ${first}.`]),
    ...(notes === undefined
      ? [`CHANGELOG.md has no entry "## [${first}] - <date>" that says what is new.`]
      : []),
  ];
  if (wrong.length > 0) return wrong;
  const isTrial = isPreRelease(first);
  return { version: first, isPreRelease: isTrial, channel: isTrial ? 'next' : 'latest', notes: notes ?? '' };
}

const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/** The entry of a version; undefined when there is none, or nothing in it. */
function notesOf(changelog: string, version: string): string | undefined {
  const heading = version === 'Unreleased' ? '## [Unreleased]' : `## [${version}] - `;
  const entries = changelog.replaceAll('\r\n', '\n').split(/^(?=## )/m);
  const own = entries.find((entry) => entry.startsWith(heading));
  const [title = '', ...lines] = own?.split('\n') ?? [];
  const isDated = version === 'Unreleased' || /\d{4}-\d{2}-\d{2}$/.test(title.trim());
  const text = lines.join('\n').trim();
  return own !== undefined && isDated && text !== '' ? text : undefined;
}

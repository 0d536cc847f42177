import { choiceIn, listIn, numberIn, objectIn, textIn } from './json';

/**
 * The labels: what a person who read a file says about it. Kinds, roles and rule names are those of the
 * instructions that the readers were given; the same words stand in the tool's own output.
 */

/** The ways in which a response's status is decided. */
export const siteKinds = ['explicit', 'implicit', 'throw', 'helper', 'redirect'] as const;
/** One of {@link siteKinds}. */
export type SiteKind = (typeof siteKinds)[number];

/** `not-http` marks a trap: it looks like a response and is none, so nothing may be reported there. */
export const siteRoles = ['handler', 'middleware', 'error-handler', 'helper-definition', 'not-http'] as const;
/** One of {@link siteRoles}. */
export type SiteRole = (typeof siteRoles)[number];

/** How sure the reader was that a reviewer would mention the misuse. */
export const confidences = ['high', 'medium', 'low'] as const;
/** One of {@link confidences}. */
export type Confidence = (typeof confidences)[number];

/** The frameworks that have an adapter and labels. */
export const frameworks = ['express', 'fastify'] as const;
/** One of {@link frameworks}. */
export type Framework = (typeof frameworks)[number];

/** One place that decides a response's status. `dynamic`: part of it, or all, cannot be known from the source. */
export type LabelledSite = {
  readonly line: number;
  readonly kind: SiteKind;
  readonly statuses: readonly number[];
  readonly dynamic: boolean;
  readonly role: SiteRole;
};

/** One misuse. `expected` is what the reader would have sent, in words or as a number. */
export type LabelledFinding = {
  readonly line: number;
  readonly rule: string;
  readonly expected: string;
  readonly confidence: Confidence;
  readonly why: string;
};

/** Everything that is labelled in one file; `path` is relative to the repository, with `/`. */
export type LabelledFile = {
  readonly repo: string;
  readonly framework: Framework;
  readonly path: string;
  readonly sites: readonly LabelledSite[];
  readonly findings: readonly LabelledFinding[];
};

/** Reads the text of a label file; throws an error that names the entry which is not of the form. */
export function parseLabels(text: string): readonly LabelledFile[] {
  return listIn(JSON.parse(text), 'The label file').map((value, index) => {
    const where = `Label entry ${index + 1}`;
    const entry = objectIn(value, where);
    const path = textIn(entry['path'], `${where}: path`);
    return {
      repo: textIn(entry['repo'], `${where}: repo`),
      framework: choiceIn(entry['framework'], frameworks, `${where} (${path}): framework`),
      path,
      sites: listIn(entry['sites'], `${where} (${path}): sites`).map((site) =>
        siteOf(site, `${where} (${path})`),
      ),
      findings: listIn(entry['findings'], `${where} (${path}): findings`).map((finding) =>
        findingOf(finding, `${where} (${path})`),
      ),
    };
  });
}

/** The folder of a repository below the corpus folder: `owner/name` is `owner+name`. */
export function folderOf(repo: string): string {
  return repo.replace('/', '+');
}

function siteOf(value: unknown, file: string): LabelledSite {
  const site = objectIn(value, `${file}: a site`);
  const line = numberIn(site['line'], `${file}: a site's line`);
  const where = `${file}: the site on line ${line}`;
  return {
    line,
    kind: choiceIn(site['kind'], siteKinds, `${where}: kind`),
    statuses: listIn(site['statuses'], `${where}: statuses`).map((status) =>
      numberIn(status, `${where}: a status`),
    ),
    dynamic: site['dynamic'] === true,
    role: choiceIn(site['role'], siteRoles, `${where}: role`),
  };
}

function findingOf(value: unknown, file: string): LabelledFinding {
  const finding = objectIn(value, `${file}: a finding`);
  const line = numberIn(finding['line'], `${file}: a finding's line`);
  const where = `${file}: the finding on line ${line}`;
  return {
    line,
    rule: textIn(finding['rule'], `${where}: rule`),
    expected: textIn(finding['expected'] ?? '', `${where}: expected`),
    confidence: choiceIn(finding['confidence'], confidences, `${where}: confidence`),
    why: textIn(finding['why'], `${where}: why`),
  };
}

import { mdnPageOf } from '../../engine/http/mdn';
import { carriageOf, classNameOf, insteadOf, standingOf } from '../../engine/http/standing';
import type { StatusInfo } from '../../engine/http/status-info';
import { allStatuses, describe, labelOf } from '../../engine/http/statuses';
import { FRAMEWORK_TITLES, type FrameworkName } from '../../engine/model/framework-name';
import { firstSentenceOf } from '../sentences';

/** One code in a list to choose from. */
export interface StatusItem {
  readonly code: number;
  readonly phrase: string;
  /** `Client error`, for people. */
  readonly className: string;
  /** The first sentence of the meaning. */
  readonly meaning: string;
}

/** Every code that we can name, ascending, those of vendors too. */
export function statuses(): readonly StatusItem[] {
  return allStatuses.map((info) => ({
    code: info.code,
    phrase: info.phrase,
    className: capital(classNameOf(info) ?? 'no class'),
    meaning: `${unusual(info)}${firstSentenceOf(info.meaning)}`,
  }));
}

/** All that is known about a code, as a Markdown page: what `status-hints explain 404` prints. */
export function explanationOf(code: number): { readonly markdown: string } {
  const info = describe(code);
  const blocks = [
    `# ${labelOf(code)}`,
    [classNameOf(info), standingOf(info), info.vendor].filter((part) => part !== undefined).join(' · '),
    info.meaning,
    ...section('Use it', [info.useWhen]),
    ...section(
      'Not to be confused with',
      info.confusedWith.map((other) => `- **${labelOf(other.code)}**: ${other.difference}`),
    ),
    ...section(
      'Fields',
      info.fields.map(
        ({ name, level, why, reference }) =>
          `- \`${name}\` (${level}): ${why} [${reference.title}](${reference.url})`,
      ),
    ),
    ...section('Body and caches', [carriageOf(info)]),
    ...section('Frameworks', frameworkNotes(info)),
    ...section('Also known as', info.formerPhrases.length === 0 ? [] : [info.formerPhrases.join(', ')]),
    ...section(
      'Send instead',
      insteadOf(info).map((other) => `- ${labelOf(other)}`),
    ),
    ...section(
      'Read on',
      [info.reference, mdnPageOf(code)].flatMap((source) =>
        source ? [`- [${source.title}](${source.url})`] : [],
      ),
    ),
  ];
  return { markdown: `${blocks.join('\n\n')}\n` };
}

const NAMES = Object.keys(FRAMEWORK_TITLES) as FrameworkName[];

function frameworkNotes({ frameworks }: StatusInfo): readonly string[] {
  return NAMES.flatMap((name) => {
    const note = frameworks[name];
    return note === undefined ? [] : [`- **${FRAMEWORK_TITLES[name]}**: ${note}`];
  });
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}

function unusual(info: StatusInfo): string {
  if (info.state === 'registered') return '';
  const by = info.vendor === undefined ? '' : ` (${info.vendor})`;
  return `${capital(standingOf(info))}${by}. `;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { mdnPageOf } from '../http/mdn';
import { carriageOf, classNameOf, insteadOf, standingOf } from '../http/standing';
import type { StatusInfo } from '../http/status-info';
import { describe, labelOf } from '../http/statuses';
import { FRAMEWORK_TITLES, type FrameworkName } from '../model/framework-name';
import { chapter, linkTo, list, paragraph, type Line, type Page } from './page';

/** The page about a code: all that is known of it. Codes that nobody has named get what their class says. */
export function statusPage(code: number): Page {
  const info = describe(code);
  const { confusedWith, fields, formerPhrases, reference, vendor } = info;
  const facts = [classNameOf(info), standingOf(info), vendor].filter((fact) => fact !== undefined);
  return {
    title: labelOf(code),
    facts: [...facts.map((fact): Line => [fact]), [linkTo(reference)]],
    lead: [info.meaning],
    chapters: [
      ...chapter('Use it', paragraph(info.useWhen)),
      ...chapter('Send instead', list(insteadOf(info).map(labelOf))),
      ...chapter(
        'Not to be confused with',
        list(confusedWith.map((other) => [{ strong: labelOf(other.code) }, `: ${other.difference}`])),
      ),
      ...chapter(
        'Fields',
        list(
          fields.map(({ name, level, why, reference: source }) => [
            `\`${name}\` (${level}): ${why} `,
            linkTo(source),
          ]),
        ),
      ),
      ...chapter('Body and caches', paragraph(carriageOf(info))),
      ...chapter('Frameworks', list(frameworkNotes(info))),
      ...chapter(
        'Also known as',
        ...(formerPhrases.length === 0 ? [] : [paragraph(formerPhrases.join(', '))]),
      ),
      ...chapter(
        'Read on',
        list([reference, mdnPageOf(code)].flatMap((source) => (source ? [[linkTo(source)]] : []))),
      ),
    ],
  };
}

const NAMES = Object.keys(FRAMEWORK_TITLES) as FrameworkName[];

function frameworkNotes({ frameworks }: StatusInfo): readonly Line[] {
  return NAMES.flatMap((name): Line[] => {
    const note = frameworks[name];
    return note === undefined ? [] : [[{ strong: FRAMEWORK_TITLES[name] }, `: ${note}`]];
  });
}

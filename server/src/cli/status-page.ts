import { carriageOf, classNameOf, insteadOf, standingOf } from '../engine/http/standing';
import type { StatusInfo } from '../engine/http/status-info';
import { describe, labelOf } from '../engine/http/statuses';
import type { Colours } from './colours';
import { section, wrapped } from './paragraph';

/** The page about a code: `explain 404`. Codes that nobody has named get what their class says. */
export function statusPage(code: number, colours: Colours): string {
  const info = describe(code);
  const { meaning, useWhen, fields, confusedWith, frameworks, formerPhrases } = info;
  const indent = '  ';
  return [
    [colours.bold(labelOf(code)), colours.dim(wrapped(standing(info)))].join('\n'),
    wrapped(meaning),
    ...section('Use it', [wrapped(useWhen, indent)]),
    ...section(
      'Not to be confused with',
      confusedWith.map((other) => wrapped(`${labelOf(other.code)}: ${other.difference}`, indent, '    ')),
    ),
    ...section(
      'Fields',
      fields.map(({ name, level, why, reference }) =>
        wrapped(`${name} (${level}): ${why} ${reference.title}.`, indent, '    '),
      ),
    ),
    wrapped(carriageOf(info)),
    ...section('Frameworks', [
      ...(frameworks.express === undefined
        ? []
        : [wrapped(`Express: ${frameworks.express}`, indent, '    ')]),
      ...(frameworks.fastify === undefined
        ? []
        : [wrapped(`Fastify: ${frameworks.fastify}`, indent, '    ')]),
    ]),
    ...(formerPhrases.length === 0 ? [] : [`Also known as ${formerPhrases.join(', ')}.`]),
    ...instead(info),
    info.reference.url,
  ].join('\n\n');
}

function standing(info: StatusInfo): string {
  const parts = [classNameOf(info), standingOf(info), info.vendor, info.reference.title];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function instead(info: StatusInfo): readonly string[] {
  const codes = insteadOf(info);
  return codes.length === 0 ? [] : [`Send instead: ${codes.map(labelOf).join(', ')}.`];
}

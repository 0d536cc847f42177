import type { BodyRule, StatusInfo, StatusState } from '../engine/http/status-info';
import { describe, labelOf, nearestRegistered } from '../engine/http/statuses';
import type { Colours } from './colours';
import { section, wrapped } from './paragraph';

const states: Readonly<Record<StatusState, string>> = {
  registered: 'registered',
  unused: 'registered as unused',
  obsoleted: 'registered, but obsoleted',
  vendor: 'not registered',
  unregistered: 'not registered',
};

const bodies: Readonly<Record<BodyRule, string>> = {
  none: 'A response with it has no body.',
  allowed: 'A response with it may have a body.',
  expected: 'Clients expect a body that says more.',
};

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
    wrapped(
      `${bodies[info.body]} ${info.cacheable ? 'Caches may keep it without being told to.' : 'Caches keep it only when told to.'}`,
    ),
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

function standing({ state, vendor, class: kind, reference }: StatusInfo): string {
  const parts = [kind?.replace('-', ' '), states[state], vendor, reference.title];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function instead({ code, state }: StatusInfo): readonly string[] {
  const codes = state === 'registered' ? [] : nearestRegistered(code).filter((other) => other !== code);
  return codes.length === 0 ? [] : [`Send instead: ${codes.map(labelOf).join(', ')}.`];
}

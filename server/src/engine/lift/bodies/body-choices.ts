import type { BodyMember, BodyValue } from '../../model/body';

/** What is known of a body that is one of two: what they agree in. `text` is how the choice is written. */
export function sameOf(first: BodyValue, second: BodyValue, text: string): BodyValue {
  const unknown: BodyValue = { kind: 'unknown', text };
  if (first.kind !== second.kind) return unknown;
  switch (first.kind) {
    case 'text': {
      const other = second as typeof first;
      if (other.text === first.text) return first;
      return { kind: 'text', text: `${first.text} / ${other.text}`, exact: false };
    }
    case 'number':
    case 'boolean':
      return first.value === (second as typeof first).value ? first : unknown;
    case 'object': {
      const others = new Map((second as typeof first).members.map((member) => [member.name, member]));
      const members = first.members.flatMap((member) => shared(member, others.get(member.name)));
      return { kind: 'object', members, complete: false };
    }
    case 'array':
      return {
        kind: 'array',
        length: first.length === (second as typeof first).length ? first.length : undefined,
      };
    case 'unknown':
      return unknown;
    case 'error':
    case 'null':
    case 'undefined':
      return first;
  }
}

function shared(member: BodyMember, other: BodyMember | undefined): readonly BodyMember[] {
  if (!other) return [];
  return [{ ...member, value: sameOf(member.value, other.value, member.text) }];
}

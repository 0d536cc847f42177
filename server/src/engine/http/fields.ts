import { rfc } from './reference';
import type { Reference } from './reference';
import type { FieldLevel, StatusField } from './status-info';

/** With which codes a field belongs, and on whose authority. */
export interface FieldUse {
  readonly codes: readonly number[];
  readonly level: FieldLevel;
  readonly why: string;
  readonly reference: Reference;
}

/** A response field that says something together with a status. */
export interface FieldInfo {
  /** Canonical spelling. */
  readonly name: string;
  readonly meaning: string;
  readonly reference: Reference;
  readonly uses: readonly FieldUse[];
}

function use(codes: readonly number[], level: FieldLevel, reference: Reference, why: string): FieldUse {
  return { codes, level, why, reference };
}

/** The response fields that our rules and hovers speak of, by name. */
export const allFields: readonly FieldInfo[] = [
  {
    name: 'Accept',
    meaning: 'In a response: the media types that the resource reads.',
    reference: rfc(9110, '12.5.1'),
    uses: [use([415], 'MAY', rfc(9110, '15.5.16'), 'It tells the client which types would be read.')],
  },
  {
    name: 'Accept-Encoding',
    meaning: 'In a response: the content codings that the resource reads.',
    reference: rfc(9110, '12.5.3'),
    // "ought to be used": weaker than the keyword.
    uses: [
      use(
        [415],
        'MAY',
        rfc(9110, '15.5.16'),
        'If the coding was the trouble: it tells which ones would be read.',
      ),
    ],
  },
  {
    name: 'Accept-Patch',
    meaning: 'The patch formats that the resource reads.',
    reference: rfc(5789, '3.1'),
    uses: [
      use([415], 'SHOULD', rfc(5789, '2.2'), 'For a refused PATCH it lists the formats that would be read.'),
    ],
  },
  {
    name: 'Allow',
    meaning: 'The methods that the resource takes.',
    reference: rfc(9110, '10.2.1'),
    uses: [use([405], 'MUST', rfc(9110, '15.5.6'), 'The client learns which methods the resource takes.')],
  },
  {
    name: 'Cache-Control',
    meaning: 'Who may keep the response, and for how long.',
    reference: rfc(9111, '5.2'),
    uses: [
      use([304], 'MUST', rfc(9110, '15.4.5'), 'If a 200 would carry it: the stored copy takes it over.'),
    ],
  },
  {
    name: 'Content-Length',
    meaning: 'The length of the content in bytes. Never with 1xx and 204.',
    reference: rfc(9110, '8.6'),
    uses: [],
  },
  {
    name: 'Content-Location',
    meaning: 'The address of the representation in this response.',
    reference: rfc(9110, '8.7'),
    uses: [
      use([304], 'MUST', rfc(9110, '15.4.5'), 'If a 200 would carry it: the stored copy takes it over.'),
    ],
  },
  {
    name: 'Content-Range',
    meaning: 'Which part of the representation this is, or with 416 how long the whole is.',
    reference: rfc(9110, '14.4'),
    uses: [
      use(
        [206],
        'MUST',
        rfc(9110, '15.3.7.1'),
        'It places the part in the whole. Several parts carry it each in their own part.',
      ),
      use([416], 'SHOULD', rfc(9110, '15.5.17'), '`bytes */length` tells the client the present length.'),
    ],
  },
  {
    name: 'Content-Type',
    meaning: 'The media type of the content.',
    reference: rfc(9110, '8.3'),
    uses: [
      use(
        [200],
        'SHOULD',
        rfc(9110, '8.3'),
        'Where there is content the client should not have to guess its type.',
      ),
    ],
  },
  {
    name: 'ETag',
    meaning: 'A validator: the name of exactly this version of the representation.',
    reference: rfc(9110, '8.8.3'),
    uses: [
      use(
        [200],
        'SHOULD',
        rfc(9110, '15.3.1'),
        'For GET and HEAD, if the server has one: clients ask again cheaply and write without overwriting.',
      ),
      use(
        [206],
        'MUST',
        rfc(9110, '15.3.7'),
        'If a 200 would carry it: the client joins only parts of one version.',
      ),
      use([304], 'MUST', rfc(9110, '15.4.5'), 'If a 200 would carry it: the client matches its copy by it.'),
    ],
  },
  {
    name: 'Link',
    meaning: 'A typed reference to another resource.',
    reference: rfc(8288, '3'),
    uses: [
      use([103], 'MAY', rfc(8297, '2'), 'It is what a client can load ahead.'),
      use([451], 'SHOULD', rfc(7725, '4'), 'With `rel="blocked-by"` it names who blocks the resource.'),
    ],
  },
  {
    name: 'Location',
    meaning: 'Where to go, or where the new resource is.',
    reference: rfc(9110, '10.2.2'),
    uses: [
      use(
        [201],
        'SHOULD',
        rfc(9110, '9.3.3'),
        'After a POST the client learns the address of what it created.',
      ),
      use([300], 'SHOULD', rfc(9110, '15.4.1'), 'It names the preferred choice, if there is one.'),
      use([301], 'SHOULD', rfc(9110, '15.4.2'), 'Without it the client cannot follow.'),
      use([302], 'SHOULD', rfc(9110, '15.4.3'), 'Without it the client cannot follow.'),
      // §15.4.4 uses no keyword: it takes the field for granted.
      use([303], 'SHOULD', rfc(9110, '15.4.4'), 'Without it the client cannot follow.'),
      use([307], 'SHOULD', rfc(9110, '15.4.8'), 'Without it the client cannot follow.'),
      use([308], 'SHOULD', rfc(9110, '15.4.9'), 'Without it the client cannot follow.'),
    ],
  },
  {
    name: 'Proxy-Authenticate',
    meaning: 'How to log in to the proxy.',
    reference: rfc(9110, '11.7.1'),
    uses: [use([407], 'MUST', rfc(9110, '15.5.8'), 'The client learns how to log in to the proxy.')],
  },
  {
    name: 'Retry-After',
    meaning: 'When to come back: seconds, or an HTTP date.',
    reference: rfc(9110, '10.2.3'),
    uses: [
      use([413], 'SHOULD', rfc(9110, '15.5.14'), 'If the limit is only temporary.'),
      use([429], 'MAY', rfc(6585, '4'), 'Polite clients wait that long instead of hammering.'),
      use([503], 'MAY', rfc(9110, '15.6.4'), 'Clients learn when trying again makes sense.'),
    ],
  },
  {
    name: 'Upgrade',
    meaning: 'The protocols that the server offers or asks for.',
    reference: rfc(9110, '7.8'),
    uses: [
      use([101], 'MUST', rfc(9110, '7.8'), 'It names the protocol that is spoken from now on.'),
      use([426], 'MUST', rfc(9110, '15.5.22'), 'It names the protocol that is required.'),
    ],
  },
  {
    name: 'Vary',
    meaning: 'On which fields of the request the response depends.',
    reference: rfc(9110, '12.5.5'),
    uses: [
      use([304], 'MUST', rfc(9110, '15.4.5'), 'If a 200 would carry it: the stored copy takes it over.'),
    ],
  },
  {
    name: 'WWW-Authenticate',
    meaning: 'How to log in: at least one challenge, such as `Bearer`.',
    reference: rfc(9110, '11.6.1'),
    uses: [use([401], 'MUST', rfc(9110, '15.5.2'), 'The client learns how to log in.')],
  },
];

const byName: ReadonlyMap<string, FieldInfo> = new Map(
  allFields.map((info) => [info.name.toLowerCase(), info]),
);

/** The field of this name in any case, or undefined for one that no rule knows. */
export function fieldOf(name: string): FieldInfo | undefined {
  return byName.get(name.toLowerCase());
}

/** The canonical spelling of a field name; an unknown name comes back as it is. */
export function canonicalFieldName(name: string): string {
  return fieldOf(name)?.name ?? name;
}

/** The fields that belong to a status, by name. */
export function fieldsOf(code: number): readonly StatusField[] {
  return allFields.flatMap(({ name, uses }) =>
    uses
      .filter(({ codes }) => codes.includes(code))
      .map(({ level, why, reference }) => ({ name, level, why, reference })),
  );
}

import { expect } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../server/src/engine/config/config';
import { analyse, type Analysis } from '../../../../server/src/engine/lint/analyse';
import type { FrameworkName } from '../../../../server/src/engine/model/framework-name';
import { codesOf } from '../../../../server/src/engine/model/status-value';
import type { StatusPlace } from '../../../../server/src/engine/model/status-place';
import { lineMapOf } from '../../../../server/src/engine/text/line-map';
import { dedent, withMarks, withoutMarks } from '../../../support/carets';

const MAJORS: Readonly<Record<FrameworkName, readonly number[]>> = { express: [4, 5], fastify: [4, 5] };

/** Analyses a whole file of a package with one framework. */
export function analysed(framework: FrameworkName, text: string): Analysis {
  return analyse({
    fileName: 'app.ts',
    text,
    package: {
      frameworks: new Map([[framework, MAJORS[framework]]]),
      dependencies: new Set([framework]),
    },
    config: DEFAULT_CONFIG,
  });
}

/** A snippet of a file; `app` and `router` come from the framework, in one line before it. */
export function placesOf(framework: FrameworkName, code: string): readonly StatusPlace[] {
  return snippet(framework, code).places;
}

/**
 * Expects exactly the places of a snippet that have carets under them; behind the carets may stand what they are
 * (`^^^ status 404`, `^^^ definition 404`, with `?` for unknown values). Under a missing argument stands one caret.
 */
export function expectPlaces(framework: FrameworkName, stated: string): void {
  const { code, marks } = withoutMarks(dedent(stated));
  const { places, offset } = snippet(framework, code);
  const map = lineMapOf(code);
  const wanted = marks.map(({ line, from, to }) => ({
    start: map.startOf(line) + from,
    end: map.startOf(line) + to,
  }));
  const found = places.map(({ span }) => ({ start: span.start - offset, end: span.end - offset }));
  expect(withMarks(code, found)).toBe(withMarks(code, wanted));
  marks.forEach(({ note }, index) => {
    const place = places[index];
    if (note !== '' && place) expect(describePlace(place)).toBe(note);
  });
}

/** `status 404`, `error 404`, `status 200 410 ?`. */
export function describePlace({ kind, status }: StatusPlace): string {
  return [kind, ...codesOf(status), ...(status.dynamic ? ['?'] : [])].join(' ');
}

function snippet(
  framework: FrameworkName,
  code: string,
): { readonly places: readonly StatusPlace[]; readonly offset: number } {
  const head =
    framework === 'express'
      ? `import express from 'express'; const app = express();\n`
      : `import Fastify from 'fastify'; const app = Fastify();\n`;
  const { places, placesFailure } = analysed(framework, head + code);
  expect(placesFailure).toBeUndefined();
  return { places, offset: head.length };
}

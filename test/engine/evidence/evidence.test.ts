import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import { goTogether } from '../../../server/src/engine/evidence/agreement';
import { codesFor } from '../../../server/src/engine/evidence/codes';
import { evidenceOf, levelBy, type Evidence } from '../../../server/src/engine/evidence/evidence';
import { lintText } from '../../support/lint-snippet';

/** The evidence of the first error that a handler answers. */
function evidenceIn(body: string, registered = "app.get('/things/:id', async (req, res) => {"): Evidence {
  const { handlers } = lintText('express', `${registered}\n${body}\n});`);
  const response = handlers[0]?.responses.find(({ status }) => status.codes.some(({ code }) => code >= 400));
  if (!response) throw new Error('There is no such response.');
  return evidenceOf(response);
}

describe('what leads', () => {
  test('a condition whose value proves it', () => {
    const { reason, strength, others, sign } = evidenceIn(
      'const thing = await Thing.findById(req.params.id);\nif (!thing) return res.status(400).json({ error: "Thing not found" });',
    );
    expect({ reason, strength, others, from: sign?.from }).toEqual({
      reason: 'not-found',
      strength: 'certain',
      others: 'agree',
      from: 'guard',
    });
  });

  test('words where no condition was understood, and only as words', () => {
    const { reason, strength, sign } = evidenceIn(
      'if (check(7)) return res.status(400).json({ error: "This name is already taken" });',
    );
    expect([reason, strength, sign?.from]).toEqual(['conflict', 'words', 'words']);
  });

  test('behind a failure of unknown cause words lead; the failure stays the guard', () => {
    const { reason, strength, guard } = evidenceIn(
      'try { await store(); } catch (error) { return res.status(400).json({ error: "Not found" }); }',
    );
    expect([reason, strength, guard?.kind]).toEqual(['not-found', 'words', 'catch']);
  });

  test('the name of a thrown class before words', () => {
    const { reason, strength, sign } = evidenceIn(
      'class NotFoundError extends Error { constructor(m) { super(m); this.statusCode = 400; } }\nif (check(7)) throw new NotFoundError("Invalid id");',
      "app.get('/things/:id', (req, res) => {",
    );
    expect([reason, strength, sign?.from]).toEqual(['not-found', 'likely', 'error']);
  });

  test('a class that is given its code where it is thrown says what went wrong all the same', () => {
    const { reason, sign } = evidenceIn(
      'class NotFoundError extends Error { constructor(m, s) { super(m); this.statusCode = s; } }\nif (check(7)) throw new NotFoundError("x", 400);',
      "app.get('/things/:id', (req, res) => {",
    );
    expect([reason, sign?.from, sign?.text]).toEqual(['not-found', 'error', 'NotFoundError']);
  });

  test('the condition of a throw, though a catch hands the error on', () => {
    const { reason, strength, guard } = evidenceIn(
      'class E extends Error { constructor(m, s) { super(m); this.statusCode = s; } }\ntry {\nconst thing = await Thing.findById(req.params.id);\nif (!thing) throw new E("x", 400);\nres.json(thing);\n} catch (error) { next(error); }',
      "app.get('/things/:id', async (req, res, next) => {",
    );
    expect([reason, strength, guard?.kind]).toEqual(['not-found', 'certain', 'test']);
  });

  test('the name of a page that is rendered', () => {
    const { reason, strength } = evidenceIn("res.status(400).render('errors/not-found');");
    expect([reason, strength]).toEqual(['not-found', 'words']);
  });

  test('nothing: an error with neither condition nor words', () => {
    const { reason, reasons, strength, others } = evidenceIn('res.status(400).end();');
    expect({ reason, reasons, strength, others }).toEqual({
      reason: undefined,
      reasons: [],
      strength: 'none',
      others: 'silent',
    });
  });
});

describe('a mixed condition', () => {
  const mixed = (words: string): Evidence =>
    evidenceIn(
      `if (!req.user || req.user.role !== 'admin') return res.status(400).json({ error: "${words}" });`,
    );

  test('words choose among its reasons, and it is no longer certain', () => {
    const { reason, reasons, strength } = mixed('Admins only');
    expect([reason, reasons, strength]).toEqual(['not-allowed', ['not-allowed'], 'likely']);
  });

  test('without such words it stays several things', () => {
    const { reason, reasons } = mixed('No');
    expect([reason, [...reasons].sort()]).toEqual([undefined, ['not-allowed', 'not-authenticated']]);
  });
});

test('words say more closely what is wrong with the input', () => {
  const { reason, strength } = evidenceIn(
    'if (!types.includes(req.body.type)) return res.status(400).json({ error: "Only images are allowed" });',
  );
  expect([reason, strength]).toEqual(['wrong-type', 'likely']);
});

describe('conflicting evidence', () => {
  test('condition and words that cannot mean the same lower the level', () => {
    const evidence = evidenceIn(
      'if (!req.user) return res.status(400).json({ error: "This name is already taken" });',
    );
    expect(evidence.others).toBe('disagree');
    expect(levelBy(evidence, 'warning')).toBe('information');
  });

  test('what a middleware is for counts against a guess', () => {
    const { others } = evidenceIn(
      'if (!req.body.name) return res.status(400).end();\nnext();\n',
      'app.use(function requireAdminRole(req, res, next) {',
    );
    expect(others).toBe('disagree');
  });

  test.each([
    ['certain', 'agree', 'warning'],
    ['likely', 'silent', 'information'],
    ['likely', 'disagree', 'hint'],
    ['words', 'agree', 'information'],
    ['words', 'disagree', 'hint'],
  ] as const)('%s and %s: a warning becomes %s', (strength, others, level) => {
    expect(levelBy({ strength, others }, 'warning')).toBe(level);
  });

  test.each([
    ['not-allowed', 'not-authenticated', true], // "Unauthorized" stands on a right 403
    ['conflict', 'invalid', true],
    ['failed', 'not-found', true], // says nothing of its own
    ['not-authenticated', 'not-found', false],
    ['rate', 'invalid', false],
  ] as const)('%s and %s go together: %s', (one, other, together) => {
    expect(goTogether(one, other)).toBe(together);
    expect(goTogether(other, one)).toBe(together);
  });
});

test.each([
  [{ duplicate: '422' }, 'conflict', [422]],
  [{ duplicate: 'any' }, 'conflict', [409]],
  [{ wrongCredentials: '403' }, 'bad-credentials', [403]],
  [{ hideForbiddenAs404: 'required' }, 'not-allowed', [404]],
  [{ emptyCollection: '204' }, 'empty-list', [204]],
  [{ validation: '400' }, 'invalid', [400]],
  [{}, 'invalid', [400, 422]],
] as const)('under the settings %j %s wants %j', (settings, reason, codes) => {
  expect(codesFor([reason], { ...DEFAULT_CONFIG, ...settings })).toEqual(codes);
});

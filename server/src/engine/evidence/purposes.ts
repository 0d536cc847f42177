import type { Handler } from '../model/handler';

/** Endpoints that say whether the service works. */
const HEALTH = new Set(
  'health healthz healthcheck heartbeat ping ready readyz readiness live livez liveness alive'.split(' '),
);

/** Endpoints whose 2xx is an acknowledgement and whose body speaks of something else than the request's own fate. */
const ACKNOWLEDGING = new Set([
  ...'webhook webhooks hook hooks callback callbacks ipn graphql graph gql rpc jsonrpc trpc batch bulk'.split(
    ' ',
  ),
  ...'bot slack telegram'.split(' '),
  ...HEALTH,
]);

/** Handlers that must not tell whether an account exists. */
const HIDING = new Set('forgot forget forgotten reset recover recovery resend'.split(' '));

/** Tokens that prove something else than who calls. */
const OTHER_PROOF = new Set(
  (
    'reset forgot forget recover recovery invite invites invitation invitations unsubscribe captcha recaptcha ' +
    'confirm confirmation activate activation verification magic'
  ).split(' '),
);
const VERIFIED_THINGS = new Set(
  'email mail account phone mobile otp code registration user signup'.split(' '),
);

/** Whether the handler says whether the service works. */
export function reportsHealth({ words }: Handler): boolean {
  return words.some((word) => HEALTH.has(word));
}

/** Whether a 2xx with an error inside is this endpoint's protocol: webhooks, RPC, GraphQL, batches, health checks. */
export function acknowledges({ words }: Handler): boolean {
  return words.some((word) => ACKNOWLEDGING.has(word));
}

/** Whether the client asks for a verdict, so that a "no" is a good answer: tests, checks, questions of availability. */
export function givesVerdict({ words }: Handler): boolean {
  return words.some((word) => /^(?:tests?|checks?|exists|availab(?:le|ility)|validate)$/.test(word));
}

/** Whether the handler may hide on purpose that an account does not exist (forgotten passwords). */
export function hidesAccounts({ words }: Handler): boolean {
  return words.some((word) => HIDING.has(word));
}

/** Whether the handler checks a token that proves an address or an invitation, and not who calls. */
export function checksOtherProof({ words }: Handler): boolean {
  if (words.some((word) => OTHER_PROOF.has(word))) return true;
  return words.includes('verify') && words.some((word) => VERIFIED_THINGS.has(word));
}

/** Whether the handler only takes what is reported to it, of whose fate nobody asks: metrics, events, logs, an inbox. */
export function takesReports({ words }: Handler): boolean {
  return words.some((word) =>
    /^(?:metrics?|telemetry|analytics|events?|tracks?|tracking|logs?|ingest|collect|beacon|reports?|inbox|spans|traces?)$/.test(
      word,
    ),
  );
}

/** Whether the handler lets a caller in. */
export function logsIn({ words }: Handler): boolean {
  return (
    words.includes('login') || words.includes('signin') || (words.includes('sign') && words.includes('in'))
  );
}

/** Whether the handler gives a known caller another password: the old one that comes with it confirms, it lets nobody in. */
export function changesPassword({ words }: Handler): boolean {
  return words.includes('password') && words.some((word) => /^(?:change|update|edit|modify)$/.test(word));
}

/** Whether the handler ends a session. */
export function logsOut({ words }: Handler): boolean {
  if (words.includes('logout') || words.includes('signout')) return true;
  return words.includes('out') && words.some((word) => word === 'log' || word === 'sign');
}

/** Whether the handler is an OAuth token endpoint, which answers 400 `invalid_grant` (RFC 6749 §5.2). */
export function isTokenEndpoint({ words }: Handler): boolean {
  return words.includes('oauth') || words.includes('oauth2') || words.includes('oidc');
}

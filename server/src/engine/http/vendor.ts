import { page } from './reference';
import type { Reference } from './reference';
import type { StatusEntry } from './status-entry';

const nginx = page(
  'nginx: ngx_http_request.h',
  'https://github.com/nginx/nginx/blob/master/src/http/ngx_http_request.h',
);
const iis = page(
  'Microsoft: HTTP status codes in IIS',
  'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/http-status-code',
);
const elb = page(
  'AWS: Application Load Balancer troubleshooting',
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
);
const cloudflare = page(
  'Cloudflare: 5xx errors',
  'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
);
const shopify = page(
  'Shopify: API response status codes',
  'https://shopify.dev/docs/api/usage/response-codes',
);
const esri = page(
  'ArcGIS REST API: authentication',
  'https://developers.arcgis.com/rest/users-groups-and-items/authentication/',
);
const laravel = page('Laravel: CSRF protection', 'https://laravel.com/docs/csrf');
const nest = page(
  'NestJS: HttpStatus',
  'https://github.com/nestjs/nest/blob/master/packages/common/enums/http-status.enum.ts',
);
const list = page('List of HTTP status codes', 'https://en.wikipedia.org/wiki/List_of_HTTP_status_codes');

function row(
  code: number,
  phrase: string,
  vendor: string,
  reference: Reference,
  meaning: string,
  instead: readonly number[],
): StatusEntry {
  return {
    code,
    phrase,
    vendor,
    reference,
    meaning,
    instead,
    state: 'vendor',
    useWhen: adviceOf(vendor, instead),
  };
}

function adviceOf(vendor: string, instead: readonly number[]): string {
  return `Only ${vendor} gives it a meaning. An application answers ${instead.join(' or ')} for the like.`;
}

/** Codes outside the registry that a product made known, with the registered ones that say the same. */
export const vendor: readonly StatusEntry[] = [
  row(
    210,
    'Content Different',
    'NestJS',
    nest,
    'A constant of NestJS from an early WebDAV draft; no client knows it.',
    [200],
  ),
  row(
    218,
    'This is fine',
    'Apache',
    list,
    'Lets an error body pass through a proxy that would replace error pages.',
    [200],
  ),
  row(419, 'Page Expired', 'Laravel', laravel, 'The CSRF token of a form is missing or expired.', [403, 401]),
  row(
    420,
    'Enhance Your Calm',
    'Twitter',
    list,
    'An early name for a rate limit; Spring once used the number for a failed method.',
    [429],
  ),
  row(
    430,
    'Security Rejection',
    'Shopify',
    shopify,
    'The request looks malicious and was refused.',
    [403, 429],
  ),
  row(
    440,
    'Login Time-out',
    'IIS',
    iis,
    'The session of the client has expired, it must log in again.',
    [401],
  ),
  row(
    444,
    'No Response',
    'nginx',
    nginx,
    'Makes nginx close the connection without an answer; it never reaches a client.',
    [400, 403],
  ),
  row(449, 'Retry With', 'IIS', iis, 'The request lacks information and should be repeated with it.', [400]),
  row(
    450,
    'Blocked by Windows Parental Controls',
    'Microsoft',
    list,
    'The parental controls of Windows block the page.',
    [403],
  ),
  row(
    456,
    'Unrecoverable Error',
    'NestJS',
    nest,
    'A constant of NestJS from an early WebDAV draft; no client knows it.',
    [422, 500],
  ),
  row(
    460,
    'Client Closed Connection',
    'AWS load balancer',
    elb,
    'The client hung up before the load balancer could answer.',
    [408],
  ),
  row(
    463,
    'Too Many Forwarded Addresses',
    'AWS load balancer',
    elb,
    '`X-Forwarded-For` holds more than 30 addresses.',
    [400],
  ),
  row(
    464,
    'Incompatible Protocol',
    'AWS load balancer',
    elb,
    'The protocol of the request does not fit that of the target group.',
    [426, 400],
  ),
  row(
    494,
    'Request Header Too Large',
    'nginx',
    nginx,
    'A field of the request is too long; nginx turns it into a 400.',
    [431],
  ),
  row(
    495,
    'SSL Certificate Error',
    'nginx',
    nginx,
    'The certificate of the client is not valid; nginx turns it into a 400.',
    [403, 400],
  ),
  row(
    496,
    'SSL Certificate Required',
    'nginx',
    nginx,
    'The client sent no certificate; nginx turns it into a 400.',
    [403, 400],
  ),
  row(
    497,
    'HTTP Request Sent to HTTPS Port',
    'nginx',
    nginx,
    'Plain HTTP arrived on a TLS port; nginx turns it into a 400.',
    [400, 308],
  ),
  row(498, 'Invalid Token', 'Esri', esri, 'The token of the request is expired or not valid.', [401]),
  row(
    499,
    'Client Closed Request',
    'nginx',
    nginx,
    'Logged by nginx when the client hung up before the answer; nobody receives it.',
    [408],
  ),
  row(
    509,
    'Bandwidth Limit Exceeded',
    'cPanel',
    list,
    'The site used up its traffic; Node knows the phrase, the registry does not.',
    [503, 429],
  ),
  row(
    520,
    'Web Server Returned an Unknown Error',
    'Cloudflare',
    cloudflare,
    'The origin sent something that Cloudflare cannot read.',
    [502],
  ),
  row(521, 'Web Server Is Down', 'Cloudflare', cloudflare, 'The origin refused the connection.', [502, 503]),
  row(
    522,
    'Connection Timed Out',
    'Cloudflare',
    cloudflare,
    'The connection to the origin was not made in time.',
    [504],
  ),
  row(523, 'Origin Is Unreachable', 'Cloudflare', cloudflare, 'There is no route to the origin.', [502]),
  row(
    524,
    'A Timeout Occurred',
    'Cloudflare',
    cloudflare,
    'The origin took the connection but did not answer in time.',
    [504],
  ),
  row(
    525,
    'SSL Handshake Failed',
    'Cloudflare',
    cloudflare,
    'The TLS handshake with the origin failed.',
    [502],
  ),
  row(
    526,
    'Invalid SSL Certificate',
    'Cloudflare',
    cloudflare,
    'The certificate of the origin is not valid.',
    [502],
  ),
  row(
    527,
    'Railgun Error',
    'Cloudflare',
    cloudflare,
    'An error of Railgun, a product that no longer exists.',
    [502],
  ),
  row(
    529,
    'Site Is Overloaded',
    'Qualys',
    list,
    'The service is overloaded; some AI services send it too.',
    [503, 429],
  ),
  row(
    530,
    'Origin Error',
    'Cloudflare',
    cloudflare,
    'Comes with a Cloudflare error 1xxx in the body that tells the cause.',
    [502, 503],
  ),
  row(540, 'Temporarily Disabled', 'Shopify', shopify, 'The endpoint is switched off for the moment.', [503]),
  row(
    561,
    'Unauthorized',
    'AWS load balancer',
    elb,
    'The identity provider returned an error to the load balancer.',
    [401, 502],
  ),
  row(
    598,
    'Network Read Timeout Error',
    'some proxies',
    list,
    'A proxy waited too long for data from behind it.',
    [504],
  ),
  row(
    599,
    'Network Connect Timeout Error',
    'some proxies',
    list,
    'A proxy could not connect to what is behind it in time.',
    [504],
  ),
  row(783, 'Unexpected Token', 'Shopify', shopify, 'The JSON of the request cannot be read.', [400]),
  row(
    999,
    'Request Denied',
    'LinkedIn',
    list,
    'The request was taken for a crawler and refused.',
    [403, 429],
  ),
];

import ts from 'typescript';
import type { OperationKind } from '../../model/body';
import { referenceOf } from '../../syntax/modules';
import { resolve } from '../../syntax/scope';
import { bare, memberName } from '../../syntax/tree';
import { calleeText, lastName, receiverOf } from './callees';
import type { LiftContext } from './context';
import * as calls from './vocabulary/calls';
import { OPERATION_NAMES, PACKAGES, PROJECT_MODULES } from './vocabulary/modules';
import { spell } from './vocabulary/spelling';

/**
 * What a call does, by its callee's module, else by its name.
 * @returns undefined for calls that cannot fail in a way that matters: loggers, the response, built-in methods
 */
export function operationOf(call: ts.CallExpression, context: LiftContext): OperationKind | undefined {
  const kind = kindOf(call, context);
  // What makes a hash or a token refuses nobody: its failure is the server's.
  return kind === 'credentials' && MAKES_CREDENTIALS.test(lastName(call.expression)) ? 'other' : kind;
}

const MAKES_CREDENTIALS =
  /^(?:hash|hashSync|genSalt|genSaltSync|sign|signSync|signAsync|signJwt|signToken|generateToken|createToken)$/;

function kindOf(call: ts.CallExpression, context: LiftContext): OperationKind | undefined {
  const name = lastName(call.expression);
  const words = spell(name);
  const dotted = calleeText(call.expression);
  if (isHarmless(call, name, dotted, context)) return undefined;
  // `upload(req, res, (err) => …)`: multer's errors are about what the client sent.
  if (/^(?:\w+ )?upload(?:er)?(?: \w+)?$/.test(words) && call.arguments.length === 3) return 'parse';
  if (dotted === 'JSON.parse' || dotted === 'decodeURIComponent') return 'parse';
  if (!receiverOf(call) && name === 'fetch') return 'http';
  const byModule = moduleKindOf(call);
  if (byModule) return byModule;
  for (const [pattern, kind] of OPERATION_NAMES) if (pattern.test(words)) return kind;
  const owners = dotted.split('.').slice(0, -1).map(spell);
  if (
    owners.some((owner) => /^(?:axios|http client|got|superagent|stripe|openai|twilio|razorpay)$/.test(owner))
  )
    return 'http';
  if (owners.some((owner) => /^(?:cloudinary|s3)$/.test(owner))) return 'cloud';
  if (owners.some((owner) => /\b(?:mailer|transporter|mail service|email service|resend)\b/.test(owner)))
    return 'mail';
  if (isStorageName(words) || owners.some(isStorageOwner)) return 'storage';
  return 'other';
}

/** What the module does that a call's chain of names starts in; undefined for what is of this file, and where it says nothing. */
export function moduleKindOf(call: ts.CallExpression): OperationKind | undefined {
  const reference = rootReferenceOf(call);
  return reference && kindOfModule(reference.specifier, reference.path);
}

/** The module's member that a call's chain of names starts in, also where it was made from it at the top of the file. */
export function rootReferenceOf(call: ts.CallExpression): ReturnType<typeof referenceOf> {
  return referenceOf(rootCallee(call));
}

// The module that a chain starts in: `knex('users').where(…).first()` is knex's.
function rootCallee(call: ts.CallExpression): ts.Expression {
  let at = bare(call.expression);
  for (let steps = 0; steps < 24; steps++) {
    if (
      ts.isCallExpression(at) ||
      ts.isPropertyAccessExpression(at) ||
      ts.isElementAccessExpression(at) ||
      ts.isNewExpression(at)
    ) {
      if (referenceOf(at)) return at;
      at = bare(at.expression);
    } else if (ts.isIdentifier(at)) {
      const made = madeBy(at);
      if (!made || referenceOf(at)) return at;
      at = bare(made);
    } else return at;
  }
  return at;
}

// `const prisma = new PrismaClient()`, `const transporter = nodemailer.createTransport(…)`, `const schema = Joi.object(…)`.
function madeBy(name: ts.Identifier): ts.Expression | undefined {
  const declaration = resolve(name);
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const made = bare(declaration.initializer);
  const isAtTop =
    ts.isVariableDeclarationList(declaration.parent) && ts.isSourceFile(declaration.parent.parent.parent);
  if (!ts.isNewExpression(made) && !ts.isCallExpression(made)) return undefined;
  return isAtTop || ts.isNewExpression(made) || isMaker(made) ? made : undefined;
}

function isMaker(made: ts.CallExpression): boolean {
  return /^(?:object|create\w*|connect|getConnection|getRepository|keys|array|shape|model|Router|compile|prepare|collection)$/.test(
    lastName(made.expression),
  );
}

/** What a module does; a member can say more than its package (`crypto.timingSafeEqual`). */
function kindOfModule(specifier: string, path: readonly string[]): OperationKind | undefined {
  const isProjects = /^[.@~#]?\/|^\.\.?(?:\/|$)|^[@~#]\//.test(specifier) || specifier.startsWith('.');
  if (/^(?:node:)?crypto$/.test(specifier))
    return /timingSafeEqual|scrypt|pbkdf2|createHmac|verify/.test(path.join('.')) ? 'credentials' : undefined;
  if (!isProjects) {
    for (const [pattern, kind] of PACKAGES) if (pattern.test(specifier)) return kind;
    return undefined;
  }
  const words = spell(specifier.replace(/\.[cm]?[jt]sx?$/, ''));
  for (const [pattern, kind] of PROJECT_MODULES) if (pattern.test(words)) return kind;
  return undefined;
}

function isStorageName(words: string): boolean {
  return (
    calls.SINGLE_LOOKUP.test(words) ||
    calls.CHANGING_LOOKUP.test(words) ||
    calls.LIST_LOOKUP.test(words) ||
    calls.CREATE_VERB.test(words) ||
    calls.UPDATE_VERB.test(words) ||
    calls.DELETE_VERB.test(words) ||
    (calls.READ_VERB.test(words) && words.includes(' ')) ||
    /^count\b|^transaction$|^connect$|^get connection$|^begin$|^commit$/.test(words)
  );
}

function isStorageOwner(owner: string): boolean {
  return /\b(?:prisma|db|database|pool|knex|repository|repo|redis|collection|mongoose|sequelize|dao|supabase|pg|sql|queries)\b/.test(
    owner,
  );
}

const BUILT_IN_OWNERS: ReadonlySet<string> = new Set([
  'console',
  'Math',
  'Object',
  'Array',
  'Number',
  'String',
  'Date',
  'JSON',
  'Promise',
  'Buffer',
  'Symbol',
  'Reflect',
  'Intl',
  'performance',
  'process',
  'path',
  'moment',
  'dayjs',
  '_',
  'lodash',
  'crypto',
  'Boolean',
]);
const BUILT_IN_METHODS =
  /^(?:map|forEach|filter|reduce|some|every|join|push|pop|shift|unshift|slice|splice|split|trim|toLowerCase|toUpperCase|toString|includes|indexOf|startsWith|endsWith|replace|replaceAll|concat|sort|reverse|keys|values|entries|flat|flatMap|match|test|toFixed|padStart|padEnd|toISOString|getTime|toJSON|toObject|then|catch|finally|has|charAt|substring|substr|isEmpty|array|localeCompare|on|once|bind|call|apply|emit|equals|json|text|arrayBuffer|blob)$/;
const BUILT_IN_FUNCTIONS =
  /^(?:String|Number|Boolean|parseInt|parseFloat|isNaN|isFinite|setTimeout|clearTimeout|setInterval|setImmediate|require|next|done|resolve|reject|encodeURIComponent|Symbol|BigInt|Date|Array|Object|Error|cb|callback|super)$/;

function isHarmless(call: ts.CallExpression, name: string, dotted: string, context: LiftContext): boolean {
  const receiver = receiverOf(call);
  if (!receiver) return BUILT_IN_FUNCTIONS.test(name);
  if (BUILT_IN_METHODS.test(name)) return true;
  const [owner = ''] = dotted.split('.');
  if (BUILT_IN_OWNERS.has(owner) && dotted !== 'JSON.parse' && !/timingSafeEqual|scrypt|pbkdf2/.test(name))
    return true;
  if (
    /\b(?:log|logger|logging|winston|pino|debug|sentry|tracer|metrics)$/i.test(dotted.split('.').at(-2) ?? '')
  )
    return true;
  return isOfMessage(receiver, context);
}

// `res.json()`, `reply.code(404).send()`, `req.get('Host')`: neither can fail for a reason of its own.
function isOfMessage(receiver: ts.Expression, context: LiftContext): boolean {
  let at = bare(receiver);
  for (let steps = 0; steps < 12; steps++) {
    if (ts.isCallExpression(at)) at = bare(at.expression);
    else if (ts.isPropertyAccessExpression(at)) {
      if (memberName(at) === 'session') return false;
      at = bare(at.expression);
    } else break;
  }
  if (!ts.isIdentifier(at)) return false;
  const declaration = resolve(at);
  return (
    declaration !== undefined &&
    (declaration === context.site.response || declaration === context.site.request)
  );
}

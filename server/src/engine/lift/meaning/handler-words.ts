import ts from 'typescript';
import type { HandlerSite } from '../../frameworks/framework';
import { rememberedBy } from '../../syntax/remembered-by';
import { memberName, propertyNameText } from '../../syntax/tree';
import { CREATE_WORDS, GATE_WORDS, LOGIN_WORDS, NOT_LOGIN_WORDS } from './vocabulary/names';
import { spell } from './vocabulary/spelling';

/** The words of a handler's name and path, lower case with blanks between: `auth login post`. */
function handlerWords(site: HandlerSite): string {
  return spell(`${site.name ?? ''} ${site.path ?? ''}`);
}

/** Whether the handler lets a caller in: its name or path says so, or it reads a password and makes no account. */
export function isLogin(site: HandlerSite): boolean {
  const words = handlerWords(site);
  if (NOT_LOGIN_WORDS.test(words)) return /\b(?:login|signin|sign in|log in)\b/.test(words);
  return LOGIN_WORDS.test(words) || (actsOf(site).password && actsOf(site).check && !actsOf(site).make);
}

/** Whether the function is a middleware that lets callers through or not: `protect`, `requireAuth`, `verifyToken`. */
export function isGate(site: HandlerSite): boolean {
  if (site.role !== 'middleware' && site.role !== 'hook') return false;
  const words = handlerWords(site);
  return site.method === undefined && (words === '' || GATE_WORDS.test(words));
}

/** Whether the handler makes something new: its name or path says so. */
export function isCreation(site: HandlerSite): boolean {
  return CREATE_WORDS.test(handlerWords(site)) || (site.method !== 'GET' && actsOf(site).make);
}

const PASSWORD = /^(?:password|passwd|pwd|pass|senha|contrasena|mot_de_passe|passwort)$/i;
const CHECK = /\b(?:compare|verify|match|check|sign|authenticate|generate)\b/;
const MAKE =
  /^(?:hash|hash sync|gen salt|create|create user|insert|insert one|create one|register|signup|sign up)$/;
const known = rememberedBy<ts.Node, Acts>();

/** What a handler does with a password, and whether it makes something: a login compares, a registration hashes. */
interface Acts {
  readonly password: boolean;
  readonly check: boolean;
  readonly make: boolean;
}

function actsOf(site: HandlerSite): Acts {
  const before = known.get(site.fn);
  if (before) return before;
  const acts = { password: false, check: false, make: false };
  const visit = (node: ts.Node): void => {
    const name = ts.isBindingElement(node)
      ? propertyNameText(node.propertyName ?? node.name)
      : memberName(node);
    acts.password ||= name !== undefined && PASSWORD.test(name);
    if (ts.isCallExpression(node)) {
      const words = spell(calleeName(node));
      acts.check ||= CHECK.test(words);
      acts.make ||= MAKE.test(words);
    } else if (ts.isNewExpression(node))
      acts.make ||= /^(?:User|Account|Admin|Customer)$/.test(calleeName(node));
    ts.forEachChild(node, visit);
  };
  visit(site.fn);
  known.set(site.fn, acts);
  return acts;
}

function calleeName(call: ts.CallExpression | ts.NewExpression): string {
  return ts.isIdentifier(call.expression) ? ts.idText(call.expression) : (memberName(call.expression) ?? '');
}

import ts from 'typescript';
import type { HandlerSite } from '../frameworks/framework';
import { memberName, propertyNameText } from '../syntax/tree';
import { CREATE_WORDS, LOGIN_WORDS, NOT_LOGIN_WORDS } from './vocabulary/names';
import { spell } from './vocabulary/spelling';

/** The words of a handler's name and path, lower case with blanks between: `auth login post`. */
export function handlerWords(site: HandlerSite): string {
  return spell(`${site.name ?? ''} ${site.path ?? ''}`);
}

/** Whether the handler lets a caller in: its name or path says so, or it reads a password and makes no account. */
export function isLogin(site: HandlerSite): boolean {
  const words = handlerWords(site);
  if (NOT_LOGIN_WORDS.test(words)) return /\b(?:login|signin|sign in|log in)\b/.test(words);
  return LOGIN_WORDS.test(words) || readsPassword(site);
}

/** Whether the handler makes something new: its name or path says so. */
export function isCreation(site: HandlerSite): boolean {
  return CREATE_WORDS.test(handlerWords(site));
}

const PASSWORD = /^(?:password|passwd|pwd|pass|senha|contrasena|mot_de_passe|passwort)$/i;
const CHECK = /\b(?:compare|verify|match|check|sign|authenticate|generate)\b/;
const known = new WeakMap<ts.Node, boolean>();

// A password is read, and something is compared or signed: what makes a new account only hashes.
function readsPassword(site: HandlerSite): boolean {
  const before = known.get(site.fn);
  if (before !== undefined) return before;
  const seen = { password: false, check: false };
  const visit = (node: ts.Node): void => {
    const name = ts.isBindingElement(node)
      ? propertyNameText(node.propertyName ?? node.name)
      : memberName(node);
    seen.password ||= name !== undefined && PASSWORD.test(name);
    seen.check ||= ts.isCallExpression(node) && CHECK.test(spell(calleeName(node)));
    ts.forEachChild(node, visit);
  };
  visit(site.fn);
  const result = seen.password && seen.check;
  known.set(site.fn, result);
  return result;
}

function calleeName(call: ts.CallExpression): string {
  return ts.isIdentifier(call.expression) ? ts.idText(call.expression) : (memberName(call.expression) ?? '');
}

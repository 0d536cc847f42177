import ts from 'typescript';
import { bare, memberName } from '../../syntax/tree';
import { CONFIGURATION } from './vocabulary/modules';
import { spell } from './vocabulary/spelling';

// What a module of a project's `config` folder sets up is that thing, not its configuration: `../config/db.config`.
const CONFIGURED =
  /\b(?:db|database|pool|connection|conn|mongo|mongoose|prisma|sequelize|knex|redis|passport|cloudinary|multer|firebase|supabase|stripe|mailer|mail|logger|swagger|s3|aws|sql|mysql|postgres|pg|orm)\b/;

/** Whether a variable or member of this name holds configuration. */
export function isConfigurationName(name: string): boolean {
  return CONFIGURATION.test(spell(name)) && name !== 'options' && name !== 'constants';
}

/** Whether what a module gives under this name is configuration. */
export function isConfiguration(name: string, specifier: string): boolean {
  return (
    isConfigurationName(name) ||
    (isConfigurationModule(specifier) && !CONFIGURED.test(spell(`${name} ${specifier}`)))
  );
}

/**
 * Whether a condition holds only where a setting is asked for: `config.passErrorsOn`, `process.env.VERBOSE`. Asked for is
 * what is set to anything true; `!config.quiet` and comparisons ask for nothing, and what an error carries is no setting.
 */
export function asksForSetting(condition: ts.Expression): boolean {
  const node = bare(condition);
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken)
      return asksForSetting(node.left) || asksForSetting(node.right);
    return kind === ts.SyntaxKind.BarBarToken && asksForSetting(node.left) && asksForSetting(node.right);
  }
  let isSetting = false;
  let at = node;
  while (memberName(at) !== undefined) {
    at = bare((at as ts.PropertyAccessExpression).expression);
    isSetting ||= isConfigurationName(memberName(at) ?? (ts.isIdentifier(at) ? ts.idText(at) : ''));
  }
  return isSetting && !(ts.isIdentifier(at) && OF_ERROR.test(ts.idText(at)));
}

const OF_ERROR = /^(?:e|ex|exc|err|error|exception)$/;

/** Whether a module's path names configuration: `../config`, `dotenv`, `./env.js`. */
function isConfigurationModule(specifier: string): boolean {
  const words = spell(specifier.replace(/\.[cm]?[jt]sx?$/, ''));
  return (
    specifier === 'config' ||
    specifier === 'dotenv' ||
    (/^\.|^[@~#]\//.test(specifier) && /\b(?:config|env|environment|settings)$/.test(words))
  );
}

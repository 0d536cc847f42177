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

/** Whether a module's path names configuration: `../config`, `dotenv`, `./env.js`. */
function isConfigurationModule(specifier: string): boolean {
  const words = spell(specifier.replace(/\.[cm]?[jt]sx?$/, ''));
  return (
    specifier === 'config' ||
    specifier === 'dotenv' ||
    (/^\.|^[@~#]\//.test(specifier) && /\b(?:config|env|environment|settings)$/.test(words))
  );
}

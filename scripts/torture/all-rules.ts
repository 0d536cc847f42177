import { DEFAULT_CONFIG, type Config } from '../../server/src/engine/config/config';
import { RULES } from '../../server/src/engine/rules';

/** Settings under which every rule has its say, wherever it can. */
export const ALL_RULES: Config = {
  ...DEFAULT_CONFIG,
  levels: new Map(RULES.filter(({ meta }) => meta.level === 'off').map(({ meta }) => [meta.id, 'hint'])),
  catchAll500: 'each',
  location: 'each',
  challenge: 'each',
  retryAfter: 'each',
  errorBody: 'problem',
  codeStyle: 'constant',
  responseHelpers: ['fail', 'send'],
  authGuards: ['guard'],
  errorHandlers: ['onError'],
};

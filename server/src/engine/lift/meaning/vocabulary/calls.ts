/** Names of functions, as {@link spell} writes them, that say what a call gives. Read top down, first match counts. */

/** Reads one thing, and gives nothing when there is none. */
export const SINGLE_LOOKUP =
  /^(?:find|fetch|get|load|lookup|look up|retrieve|read|select|query|db find) (?:one|by|first|single|unique|last|pk)\b|^find (?:and|or)\b|^(?:first|single|maybe single|one|one or none|find unique|first or fail)$|^(?:find|get|fetch|load|retrieve|lookup) \w.* by\b|^(?:exists|find|get|fetch|load|retrieve|lookup) ?(?:by )?\w* ?(?:by )?id$/;

/** Reads many things, and gives an empty list when there are none. */
export const LIST_LOOKUP =
  /^(?:find|fetch|get|load|select|retrieve|read) (?:all|many|and count|list|multiple)\b|^(?:all|any|many|many or none|list|search|query|execute|raw|query raw|query raw unsafe|filter|aggregate|find|select|paginate|to array)$|^list\b|^search\b/;

/** A verb of reading in front of a noun: the noun's number decides between one and many. */
export const READ_VERB = /^(?:find|fetch|get|load|retrieve|lookup|read|select)\b/;

/** Reads one thing with a verb alone, on a store, a map or a repository. */
export const BARE_LOOKUP =
  /^(?:get|find|fetch|load|has|exists|some|hget|hgetall|get item|find index|index of|at|exists sync|\w+ exists)$/;

/** Reads one thing or many by something: the noun before `by` decides. */
export const NOUN_BY = /^(?:find|get|fetch|load|retrieve|lookup|select|list) (?:\w+ )*?(\w+) by\b/;

/** Reads a part of the request, or brings it into another form. */
export const READS_INPUT =
  /^(?:get|read|fetch|extract|pick|take|require|parse|load)\b.*\b(?:params?|parameters?|arg|args|query|input|field|string|number|int|integer|param value|id from \w+|id from (?:request|req|url|path|params))$/;

/** Changes one thing and gives it, or nothing when there was none. */
export const CHANGING_LOOKUP =
  /^find (?:one|by id|by pk)\b.* (?:and|or) (?:update|delete|remove|replace|modify)$|^find (?:by id|one) and\b/;

/** Verbs that store something; the group decides which kind. */
export const CREATE_VERB =
  /^(?:create|insert|save|add|bulk create|register|store|persist|publish|post|put item|sign up)\b/;
/** Verbs that change what is stored. */
export const UPDATE_VERB =
  /^(?:update|upsert|set|patch|modify|replace|edit|change|increment|decrement|rename|toggle)\b/;
/** Verbs that take away what is stored. */
export const DELETE_VERB =
  /^(?:delete|destroy|remove|del|drop|unlink|soft delete|soft remove|truncate|clear)\b/;

/** Checks a password, a token or a signature. */
export const CREDENTIAL_CHECK =
  /^(?:compare|match|check|verify|validate|is|is valid|is correct|valid|correct|test)\b.*\b(?:pass|password|passwords|passwd|pwd|hash|pin|credentials?|otp|totp|token|jwt|signature|webhook|hmac|secret|api key|id token|2fa)\b|^(?:password|pass)\b.*\b(?:match|matches|matched|valid|correct|verify|compare)\b|^(?:compare|compare sync|timing safe equal|verify id token|verify token|decode token|sign in with password|authenticate|match password|jwt verify|verify async|authenticate user|valid password|validate user|login)$/;

/** Checks whose truth is the bad case, or that ask for something else than whether a credential is right. */
export const SAYS_NO =
  /\b(?:expired|revoked|invalid|black ?listed|missing|required|empty|null|undefined|set|exists|same|used|needed)\b/;

/** Tokens that prove something else than who calls. */
export const ONE_TIME_TOKEN =
  /\b(?:reset|invit\w*|invitation|unsubscribe|re ?captcha|csrf|confirm\w*|activation|verification|magic|share|download)\b/;

/** Decides whether the caller may do something. */
export const PERMISSION_CHECK =
  /^(?:has|check|can|is|may|verify|require|user has|user can|assert|ensure|validate)\b.*\b(?:permissions?|access|roles?|allowed|authorized|authorised|admin|owner|owned by|privileges?|member|moderator|superuser|rights|scopes?|abilit(?:y|ies)|manager|entitled)\b|^(?:can|cannot|may|is allowed|authorize|authorized|has any role|user can)$|^can (?:user )?(?:read|write|edit|update|delete|view|manage|access|create|do|modify)\b/;

/** Says whether a value has the right form; truthy when it has. */
export const VALIDITY_CHECK =
  /^is (?:valid|uuid|email|mongo id|object id|valid object id|url|iso|date|mobile phone|strong password|numeric|int|integer|string|array|number|alpha|alphanumeric|length|json|finite|safe integer)\b|^is (?:\w+ )+valid$|^valid(?:ate)?\b|^(?:is valid|valid|is array|is integer|matches)$|^check (?:body|fields?|params|input|required)\b/;

/** Looks for what is wrong with the input and gives it, so that finding nothing is the good case. */
export const FAULT_SEARCH =
  /^(?:find|get|first|list|collect|detect) (?:\w+ )*?(?:invalid|malformed|illegal|missing|unsupported|disallowed|forbidden)(?: \w+)* ?(?:ids?|keys?|fields?|values?|params?|props|properties|inputs?|columns?|arguments?|items?|entries|entry|elements?)$/;

/** Gives an object that says what is wrong with a value. */
export const VALIDATION_RESULT =
  /^(?:validation result|safe parse|safe parse async|validate|validate async|validate sync|validation errors|get validation result|safe validate)$|^validate\b.*\b(?:input|body|schema|data|request|form|register|login|signup|user|profile|post|product|payload)\b/;

/** Nouns that look plural but name one thing. */
export const SINGULAR_IN_S =
  /(?:ss|us|is|news|status|address|access|series|settings|credentials|details|stats|data|analytics)$/;

/** Methods that give the value back in another form. */
export const KEEPS_VALUE: ReadonlySet<string> = new Set([
  'trim',
  'toLowerCase',
  'toUpperCase',
  'split',
  'replace',
  'replaceAll',
  'slice',
  'substring',
  'substr',
  'toString',
  'normalize',
  'lean',
  'populate',
  'select',
  'sort',
  'limit',
  'skip',
  'exec',
  'toObject',
  'toJSON',
  'valueOf',
  'include',
  'session',
  'orFail',
  'unwrap',
  'returning',
  'toArray',
  'then',
  'catch',
  'finally',
  'pop',
  'shift',
  'at',
  'where',
  'promise',
  'getOne',
  'getMany',
  'filter',
  'map',
  'concat',
  'reverse',
  'toLocaleLowerCase',
  'get',
  'raw',
  'cursor',
  'first',
  'single',
  'maybeSingle',
]);

/** Functions that give their argument back in another form. */
export const CONVERTS: ReadonlySet<string> = new Set([
  'String',
  'Number',
  'Boolean',
  'parseInt',
  'parseFloat',
  'BigInt',
  'decodeURIComponent',
  'encodeURIComponent',
  'ObjectId',
  'toObjectId',
  'escape',
  'unescape',
  'JSON.parse',
  'JSON.stringify',
  'Number.parseInt',
  'Number.parseFloat',
  'Object.keys',
  'Object.values',
  'Object.entries',
  'Array.from',
  'Buffer.from',
  'Types.ObjectId',
  'mongoose.Types.ObjectId',
  'structuredClone',
  'mongoose.Types.ObjectId.createFromHexString',
  'Promise.resolve',
  'ObjectID',
  'plainToClass',
  'plainToInstance',
  'Object.assign',
]);

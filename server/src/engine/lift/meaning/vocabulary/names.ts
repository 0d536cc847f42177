/** Names of values, as {@link spell} writes them. A name alone makes a reason `likely`, never `certain`. */

/** Header fields that carry what proves who calls. */
export const CREDENTIAL_HEADER =
  /^(?:authorization|proxy authorization|cookie|token|jwt|session|secret|(?:x )?(?:\w+ )*(?:api key|apikey|(?:access|auth|session|user|refresh|id|bearer|admin|jwt) ?token|auth|signature|secret|token|api secret|session id|hmac.*|webhook secret|webhook signature))(?: sha\d+)?$/;

/** Cookies that carry what proves who calls. */
export const CREDENTIAL_COOKIE = /\b(?:token|jwt|session|sid|auth|access|refresh|login|jid)\b/;

/** Header fields about where the request comes from. */
export const ORIGIN_HEADER =
  /^(?:origin|referer|referrer|host|x forwarded for|x real ip|(?:x )?(?:csrf|xsrf)(?: \w+)*)$/;

/** Members of a request (or of `res.locals`) that hold who the caller is. */
export const CALLER =
  /^(?:user|auth|account|current user|auth user|authenticated user|user info|user data|decoded|decoded token|token payload|jwt payload|jwt|principal|identity|member|admin|logged in user|me|passport|claims|actor|login user|viewer|userinfo|decoded user|auth info)$/;

/** Members of a request that hold the caller's id. */
export const CALLER_ID =
  /^(?:(?:user|account|auth|current user|admin|member|player|owner|profile) id|uid|userid|user uid|auth id|user email|username|user name|email|user role|role)$/;

/** Variables that hold a credential. */
export const CREDENTIAL_NAME =
  /^(?:(?:\w+ )?(?:access|auth|authorization|bearer|jwt|session|id|refresh|raw|user|api|provided|incoming|client|request|cookie) )?(?:token|tokens)$|^(?:\w+ )?(?:authorization|authorisation|auth|api key|apikey|bearer|jwt)(?: header| cookie| token| string)?$|^(?:auth|credentials?|bearer|token header|header token|signature|access key|secret key)$/;

/** Tokens that prove something else than who calls. */
export const OTHER_TOKEN =
  /\b(?:reset|verif\w*|invit\w*|unsubscribe|captcha|recaptcha|csrf|xsrf|confirm\w*|activation|push|device|fcm|page|next|share|download|magic|email|registration|upload|cancel\w*|payment|card|stripe)\b/;

/** Variables that hold the session or who the caller is. */
export const SESSION_NAME =
  /^(?:\w+ )?(?:session|session user|current user|auth user|logged in user|authenticated user|auth session)$/;

/** Booleans: signed in. */
export const SIGNED_IN = /^(?:is |user )?(?:authenticated|logged in|login|signed in|authed|logged|auth)$/;

/** Booleans: a password, token or signature is right. */
export const CREDENTIALS_RIGHT =
  /^(?:is |are )(?:\w+ )?(?:match|matched|matching|correct)$|^correct$|^(?:\w+ )?(?:pass match|password match|password matches|passwords match|valid pass|valid pwd)$|^(?:is |valid |correct |compare |compared |check |checked )+(?:\w+ )?(?:pass|password|passwords|pwd|credentials?|otp|token|signature|pin|jwt)(?: valid| correct| match| ok| right| verified)?$|^(?:password|pass|pwd|token|signature|otp|credentials?|pin|hash)(?: is)?(?: valid| correct| match| matches| ok| matched| check| verified| compare| right)+$|^(?:decoded|decoded token|verified token|verified|verify|verification|claims)$/;

/** Booleans and calls: the caller may do this. */
export const ALLOWED =
  /^(?:is |has |user |user is |can |current user )+(?:\w+ )*(?:admin|administrator|owner|author|allowed|authorized|authorised|permission|permissions|permitted|access|moderator|superuser|super admin|privileged|role|member|manager|staff|creator|editor|eligible|superadmin|participant|self|own|mine)\b|^can\b(?! you)|^(?:(?:super ?)?admin|allowed|authorized|permitted|has permission|permission|access granted|has access|role ok|authorised)$|^(?:admin|owner) (?:or|only)\b/;

/** Members of a user that say what it may do. */
export const RIGHT_MEMBER =
  /^(?:role|roles|user role|user type|type|account type|permission|permissions|scope|scopes|is (?:super )?admin|is \w*(?:admin|owner|staff|moderator|manager|superuser|master|seller|teacher|employer|recruiter|instructor|host|vendor)\b.*|admin|rank|access level|level|privilege|privileges|rights|authority|authorities|groups?|role id|role name|user level|can \w.*|rol|isadmin)$/;

/** Members of an account that must be true before it may do anything. */
export const ACCOUNT_GOOD =
  /^(?:is |email |account |user |phone )*(?:active|activated|verified|enabled|confirmed|approved|is verified|email verified|is email verified|verified at|email verified at|confirmed at)$/;
/** Members of an account that must be false, or empty, before it may do anything. */
export const ACCOUNT_BAD =
  /^(?:is |account |user |has been )*(?:banned|blocked|disabled|suspended|deactivated|locked|lock|deleted|inactive|lock until|locked until|frozen|restricted|banned at|deleted at|blacklisted|archived)$/;
/** States of an account, as they stand in `status`. */
export const ACCOUNT_STATUS =
  /^(?:(?:in ?)?active|pending|banned|blocked|disabled|suspended|deactivated|locked|deleted|verified|enabled|approved|unverified|not verified|confirmed|rejected|waiting|on hold|closed|denied|expired)$/;

/** Variables that hold what is there already. */
export const EXISTING =
  /^(?:is |has |does |are |check )*(?:\w+ )*(?:exist|exists|existing|exits|existed|taken|duplicate|duplicated|duplicates|already|in use|registered)\b|\b(?:exist|exists|exits|taken|duplicate|already)$/;

/** Counters of changed rows. */
export const CHANGED_ROWS =
  /^(?:affected rows|affected|row count|deleted count|modified count|matched count|n modified|n|changes|rows affected|affected count|changed rows|upserted count|num affected|rows? deleted|deleted|deleted rows|updated rows|updated count|num updated|num removed)$/;

/** Counters of attempts, for limits. */
export const ATTEMPTS =
  /\b(?:attempts?|tries|hits|request count|requests|rate|failed logins?|login count|retry count)\b/;

/** Names that hold a password, and other secrets that are compared with what is stored. */
export const SECRET_NAME =
  /\b(?:password|passwd|pwd|pass|otp|pin|passcode|hash|secret|signature|hmac|digest|captcha|2fa|totp|verification code|auth code|refresh token|access token)\b/;

/** What is read to know when something ends. */
export const EXPIRY = /\b(?:expir\w*|exp|valid until|expires)\b/;

/** A row that links a caller to a group: its absence means that the caller lacks a right. */
export const MEMBERSHIP =
  /\b(?:membership|team access|access|permissions?|user role|user team|team user|member|participant|collaborator|is member)\b/;

/** Names of things that are users. */
export const USER_NAME =
  /\b(?:user|users|account|accounts|admin|admins|customer|member|employee|staff|doctor|teacher|student|seller|merchant|player|usuario|utilisateur|benutzer|model)\b/;

/** Route parameters and members that are tokens, not identities. */
export const TOKEN_KEY = /\b(?:token|code|hash|key|secret|otp)\b/;

/** Rights that a plan gives. */
export const PLAN = /\b(?:plan|subscription|licen[cs]e|premium|feature|features|quota|tier|trial|paid|pro)\b/;

/** Words of handlers that let a caller in. */
export const LOGIN_WORDS =
  /\b(?:login|log in|logon|signin|sign in|auth|authenticate|session|sessions|token|tokens|oauth|local strategy|connexion|iniciar sesion|entrar)\b/;
/** Words of handlers that only look like it: with one of them, only `login` itself still counts. */
export const NOT_LOGIN_WORDS =
  /\b(?:register|registration|signup|sign up|sign out|logout|log out|forgot|forget|reset|create user|new user|verify email|confirm|update|change|delete|remove|invite|resend|activate|request password|recover|middleware)\b/;
/** Middlewares that let callers through or not. */
export const GATE_WORDS =
  /\b(?:auth\w*|protect\w*|guard|gate|verify|validate|require\w*|ensure\w*|check|is|jwt|passport|token|session|logged|permit|restrict\w*|access|private|secure|middleware)\b/;
/** Handlers that make a new account or thing. */
export const CREATE_WORDS = /\b(?:register|registration|signup|sign up|create|add|new|insert|post)\b/;

import type { Reason } from '../../../model/guard';
import { CHINESE } from './chinese';

/** What a message says in one language. A reason is given when `says` matches and `unless` does not. */
export interface Wording {
  readonly reason: Reason;
  readonly says: RegExp;
  readonly unless?: RegExp;
}

// What is missing here is the server's own, or a way to say who calls: neither is a missing entity.
const NOT_ENTITIES =
  /\b(?:header|env|environment|config\w*|api[ _-]?key|secret|session|cookie|table|column|variable|template|module|credentials?|authorization)\b/i;
const TOKEN = /\b(?:token|jwt|api[ _-]?key|authorization|auth header|bearer|credentials?)\b/i;

/** English, most specific first; a text can have several reasons. */
const ENGLISH: readonly Wording[] = [
  {
    reason: 'rate',
    says: /\btoo many (?:\w+ ){0,3}?(?:requests?|attempts?|logins?|tries|calls|times)\b|\brate[ -]?limit|\bslow down\b|\brequest limit\b|\btry again (?:later|in) .*\b(?:minutes?|seconds?)\b/i,
  },
  {
    reason: 'too-large',
    says: /\b(?:file|payload|body|image|upload|request|size|entity)\b.*\b(?:too (?:large|big)|exceeds?|exceeded)\b|\btoo large\b|\bmax(?:imum)? (?:file )?size\b|\bsmaller than \d+ ?[km]b\b/i,
  },
  {
    reason: 'wrong-type',
    says: /\bunsupported (?:media|file|content|image)\b|\b(?:file|content|media|image|mime)[ -]?type\b.*\b(?:not (?:allowed|supported)|invalid|must be)\b|\binvalid (?:file|image|content|mime)[ -]?(?:type|format)\b|\bonly (?:\w+[, ] ?){0,8}?(?:images?|files?|formats?) (?:are |is )?(?:allowed|supported)\b|\bnot an image\b/i,
  },
  {
    reason: 'bad-credentials',
    says: /\b(?:invalid|incorrect|wrong|bad|bad or expired)\b[^.!]{0,30}\b(?:credentials?|password|passcode|pin|otp|token|jwt|signature|api[ _-]?key|login|verification code|2fa code)\b|\b(?:password|credentials?|otp|token|jwt|signature|login|pin)\b[^.!]{0,40}\b(?:is |are |was |were |has |have )?(?:invalid|incorrect|wrong|expired|do(?:es)?(?: not|n'?t) match|mismatch|not valid|not correct|revoked|malformed)\b|\b(?:login|authentication|sign[ -]?in|auth) (?:failed|failure|error)\b|\bexpired (?:token|session|otp)\b|\bsession (?:has )?expired\b|\b(?:could not|couldn'?t|unable to) authenticate\b|\btoken verification failed\b/i,
    unless:
      /\bpasswords? (?:do(?:es)?(?: not|n'?t) match|must match)\b.*\bconfirm|\bpasswords? (?!check|verification|validation|comparison|authentication)(?:\w+ )?fail(?:ed|ure)\b|\bpasswords (?:do(?: not|n'?t)|must) match\b|\b(?:reset|verification|invit\w+|csrf|captcha|unsubscribe|activation|confirmation) (?:token|link|code)\b|\b(?:too|at least|characters|length|must be|must have|must contain|should)\b/i,
  },
  {
    reason: 'not-authenticated',
    says: /\bnot (?:logged|signed)[ -]?in\b|\bplease (?:log|sign)[ -]?in\b|\b(?:must|need to|have to|should) (?:be )?(?:log(?:ged)?|sign(?:ed)?|authenticated?)(?:[ -]?in)?\b|\bunauthenticated\b|\bnot authenticated\b|\bno (?:auth\w* |access |bearer |jwt |refresh |valid )?token\b|\b(?:token|jwt|api[ _-]?key|auth\w* header|authorization|credentials?|authentication)\b[^.!]{0,25}\b(?:is |was |are )?(?:required|missing|not (?:found|provided|present|supplied)|needed)\b|\bmissing (?:\w+ )?(?:token|api[ _-]?key|credentials?|authorization)\b|\b(?:no|without) (?:session|credentials)\b|\bauthentication (?:is )?required\b|\blogin required\b|\blogin (?:first|to (?:continue|access))\b|\bunauthori[sz]ed\b(?!.*\b(?:permission|admin|role|allowed|to (?:access|perform|delete|update|edit|view)))/i,
    unless:
      /\b(?:reset|verification|invit\w+|csrf|captcha|unsubscribe|activation|confirmation|push|device|fcm) token\b/i,
  },
  {
    reason: 'not-allowed',
    says: /\bforbidden\b|\bnot (?:allowed|permitted|authori[sz]ed) (?:to|for)\b|\b(?:no|not have|don'?t have|doesn'?t have|do not have|does not have|lacks?|without|insufficient|missing) (?:\w+ ){0,3}?(?:permissions?|access|rights?|privileges?|authority|role)\b|\bpermission denied\b|\baccess denied\b|\badmins? only\b|\badmin (?:access|rights|privileges) (?:only|needed)\b|\bonly (?:\w+ ){0,3}?(?:admins?|administrators?|owners?|authors?|moderators?|managers?|super ?admins?)\b|\badmin(?:istrator)? (?:access|role|permission)s? (?:is |are )?required\b|\bnot (?:an? |the )?(?:admin|owner|author|member)\b|\bcannot (?:edit|delete|update|modify|access|view) (?:another|other|someone)\b|\bunauthori[sz]ed (?:to|access|action)\b|\baction not allowed\b|\bnot your\b|\bnot authori[sz]ed\b|^not allowed\b|\bonly authori[sz]ed\b/i,
    unless:
      /\b(?:file|type|format|extension|origin|cors|method|value|character|field|empty|null)s?\b.*\bnot allowed\b|\btoken\b/i,
  },
  {
    reason: 'account-state',
    says: /\b(?:account|user|profile)\b[^.!]{0,30}\b(?:is |has been |was )?(?:not (?:yet )?)?(?:disabled|deactivated|banned|blocked|suspended|locked|inactive|not (?:been )?(?:active|verified|activated|approved|confirmed)|unverified|pending|rejected)\b|\baccount request was rejected\b|\b(?:verify|confirm|activate) your (?:e-?mail|account)\b|\be-?mail (?:address )?(?:is )?not (?:verified|confirmed)\b|\bemail not verified\b/i,
  },
  {
    reason: 'conflict',
    says: /\bnot enough\b|\binsufficient (?:stock|funds|balance|quantity|credits?|inventory|points)\b|\bout of stock\b|\balready (?:exists?|exist|existed|taken|in use|used|registered|been (?:taken|used|registered)|have an? (?:account|\w+)|associated|has an?|created|signed up|submitted|claimed|applied|voted|joined|enrolled|reviewed|booked|requested|reported|rated|invited|assigned)\b|\bis taken\b|\bduplicate\b|\b(?:must be|not) unique\b|\bin use\b|\bconflict\b|\be-?mail exists\b|\buser exists\b|\balready\b(?=.*\b(?:exists?|taken|registered)\b)/i,
    unless: /\bdoes(?: not|n'?t)(?: already)? exist\b|\bnot (?:already )?(?:exist|in use)\b/i,
  },
  {
    reason: 'not-found',
    says: /\bnot (?:be )?found\b|\b(?:does|do|did)(?: not|n'?t) exist\b|\bdoesnt exist\b|\bno (?:such )?(?:\w+ ){1,3}?(?:found|exists?|with (?:that|this|the|id))\b|\bno longer (?:exists?|available)\b|\b(?:could not|couldn'?t|cannot|can'?t|unable to) (?:be )?(?:find|found|locate)\b|\bno (?:records?|results?|data|documents?|matching)\b(?! (?:provided|sent|given))|\bunknown (?:user|id|resource|\w+ id)\b|\bnot exists?\b|\bthere (?:is|are) no (?!such thing)\w+/i,
    unless: NOT_ENTITIES,
  },
  {
    reason: 'invalid',
    says: /\b(?:is|are|field|fields|parameters?|params?|body|input) (?:\w+ )?(?:required|missing|mandatory)\b|\brequired\b|\bmissing\b|\binvalid\b|\bmust (?:be|have|contain|not|provide|match|include|specify|start|end|enter|select|choose|fill|upload|accept|supply)\b|\bshould (?:be|have|contain|not be)\b|\bnot (?:a )?valid\b|\bvalidation (?:failed|error)\b|\bplease (?:provide|enter|fill|supply|specify|select|upload|include|add|choose|send)\b|\bcannot be (?:empty|blank|null)\b|\bcan(?:no|')t be (?:empty|blank|null)\b|\bbad request\b|\bmalformed\b|\bat least \d+|\btoo (?:short|long)\b|\bpasswords? (?:do(?:es)?(?: not|n'?t)) match\b|\bno (?:[\w-]+ ){1,5}?(?:was |were |is )?(?:uploaded|provided|sent|given|selected|supplied|passed|specified)\b|\bis not passed\b|\bmin(?:imum)? length\b|\bfill (?:in )?all\b|\ball fields\b|\bnot provided\b|\bincorrect (?:format|data|input|value|id)\b|\bwrong (?:format|input|id)\b|\b(?:is|are|was|be) empty\b|\bempty (?:body|request|field|fields|value|input|name)\b/i,
    unless: TOKEN,
  },
  {
    reason: 'request-origin',
    says: /\bcsrf\b|\bxsrf\b|\binvalid origin\b|\bcors\b|\borigin (?:is )?not (?:allowed|permitted)\b|\bip (?:address )?(?:is )?(?:blocked|banned|not allowed)\b/i,
  },
  { reason: 'method', says: /\bmethod (?:\S+ )?(?:is )?not (?:allowed|supported)\b/i },
  {
    reason: 'upstream',
    says: /\b(?:bad gateway|upstream|gateway time-?out|external (?:service|api)|third[ -]party|payment provider)\b.*\b(?:failed|error|unavailable|timed? ?out)\b|\bbad gateway\b|\bgateway time-?out\b/i,
  },
  {
    reason: 'not-implemented',
    says: /\b(?:not|n't) (?:(?:yet|been|currently|be) )*implemented\b|\bunimplemented\b|\bto be implemented\b|\bimplement me\b/i,
  },
  {
    reason: 'server-state',
    says: /\b(?:not configured|misconfigured|configuration (?:error|missing)|maintenance|service (?:is )?unavailable|env(?:ironment)? variables?|(?:api )?key (?:is )?not set|database is (?:unavailable|down)|not enabled|response (?:body|payload) (?:must|should|is|was|does|did|has|cannot|could))\b/i,
  },
  {
    reason: 'failed',
    says: /\bfail(?:ed|s|ure|ing)?\b|\berrors?\b|\bsomething went wrong\b|\bwent wrong\b|\b(?:could not|couldn'?t|cannot|can'?t|unable to|was(?: not|n'?t) able to)\b|\boops\b|\bunexpected\b|\bproblem\b|\bexception\b|\bcrash(?:ed)?\b|\bun ?successful\b|\bnot successful\b|\bnot (?:created|updated|deleted|saved|sent|added|removed)\b/i,
    unless: /\b(?:no|0|zero|without) errors?\b/i,
  },
];

const SPANISH: readonly Wording[] = [
  {
    reason: 'bad-credentials',
    says: /\bcontraseña (?:incorrecta|inválida)|\bcredenciales (?:inválid|incorrect|no válid)|\btoken (?:inválido|no válido|expirado|incorrecto)|\b(?:usuario|correo|email) o contraseña\b/i,
  },
  {
    reason: 'not-authenticated',
    says: /\bno autenticado|\b(?:debes|debe) iniciar sesión|\bno hay token|\btoken (?:requerido|no proporcionado)|\bfalta el token/i,
  },
  {
    reason: 'not-allowed',
    says: /\bacceso denegado|\bno (?:tienes|tiene) permisos?|\bno autorizado|\bprohibido|\bsin permisos?/i,
  },
  { reason: 'conflict', says: /\bya (?:existe|está registrado|está en uso|fue registrado|registrad[oa])/i },
  {
    reason: 'not-found',
    says: /\bno (?:existe|encontrad[oa]|se encontr[óo]|se ha encontrado|se encontraron|fue encontrad[oa])|\bno hay (?:registros|resultados)/i,
  },
  {
    reason: 'invalid',
    says: /\b(?:obligatori[oa]s?|requerid[oa]s?|inválid[oa]s?|no válid[oa]s?|faltan?)\b|\bdebe (?:ser|tener|contener|ingresar)/i,
    unless: /\btoken|credencial/i,
  },
  { reason: 'failed', says: /\berror(?:es)?\b|\bfall[óo]\b|\bno se pudo|\bocurri[óo]|\balgo salió mal/i },
];

const PORTUGUESE: readonly Wording[] = [
  {
    reason: 'bad-credentials',
    says: /\bsenha (?:incorreta|inválida|errada)|\bcredenciais (?:inválidas|incorretas)|\btoken (?:inválido|expirado)|\b(?:usuário|e-?mail) ou senha\b/i,
  },
  {
    reason: 'not-authenticated',
    says: /\bnão autenticado|\bfaça login|\btoken (?:não (?:fornecido|informado|encontrado)|ausente)|\bprecisa (?:estar logado|fazer login)/i,
  },
  {
    reason: 'not-allowed',
    says: /\bacesso negado|\bnão (?:tem|possui) permissão|\bnão autorizado|\bproibido|\bsem permissão/i,
  },
  { reason: 'conflict', says: /\bjá (?:existe|cadastrad[oa]|está (?:em uso|cadastrad[oa])|registrad[oa])/i },
  {
    reason: 'not-found',
    says: /\bnão (?:existe|encontrad[oa]s?|foi (?:encontrad[oa]|possível encontrar)|localizad[oa])|\bnenhum[a]? (?:\w+ )?encontrad[oa]/i,
  },
  {
    reason: 'invalid',
    says: /\bobrigatóri[oa]s?|\binválid[oa]s?|\bdeve (?:ser|ter|conter)|\bpreencha|\bfaltando/i,
    unless: /\btoken|credencia/i,
  },
  { reason: 'failed', says: /\berros?\b|\bfalh(?:a|ou)\b|\bnão foi possível|\bocorreu|\balgo deu errado/i },
];

const FRENCH: readonly Wording[] = [
  {
    reason: 'bad-credentials',
    says: /\bmot de passe (?:incorrect|invalide|erroné)|\bidentifiants? (?:invalides?|incorrects?)|\b(?:token|jeton) (?:invalide|expiré)/i,
  },
  {
    reason: 'not-authenticated',
    says: /\bnon authentifié|\bveuillez vous connecter|\b(?:token|jeton) (?:manquant|requis)|\bnon connecté/i,
  },
  {
    reason: 'not-allowed',
    says: /\baccès (?:refusé|interdit)|\bnon autorisé|\binterdit|\bpas (?:la permission|le droit|autorisé)/i,
  },
  { reason: 'conflict', says: /\bexiste déjà|\bdéjà (?:utilisé|pris|existant|inscrit|enregistré)/i },
  {
    reason: 'not-found',
    says: /\b(?:introuvable|non trouvée?|n'existe pas|pas trouvée?|inexistante?|aucune? \w+ trouvée?)/i,
  },
  {
    reason: 'invalid',
    says: /\b(?:obligatoires?|requise?s?|invalides?|manquante?s?)\b|\bdoit (?:être|contenir|avoir)|\bveuillez (?:remplir|saisir|renseigner|fournir)/i,
    unless: /\b(?:token|jeton|identifiant)/i,
  },
  { reason: 'failed', says: /\berreurs?\b|échec|échoué|\bimpossible de|\bproblème/i },
];

const GERMAN: readonly Wording[] = [
  {
    reason: 'bad-credentials',
    says: /\b(?:falsches|ungültiges|inkorrektes) passwort|\bpasswort (?:ist )?(?:falsch|ungültig)|\bungültige (?:anmeldedaten|zugangsdaten)|\btoken (?:ist )?(?:ungültig|abgelaufen)/i,
  },
  {
    reason: 'not-authenticated',
    says: /\bnicht (?:angemeldet|eingeloggt|authentifiziert)|\bbitte (?:melden sie sich an|einloggen|anmelden)|\bkein token/i,
  },
  {
    reason: 'not-allowed',
    says: /\bzugriff (?:verweigert|nicht erlaubt)|\bkeine (?:berechtigung|rechte)|\bnicht (?:berechtigt|erlaubt)|\bverboten/i,
  },
  {
    reason: 'conflict',
    says: /\b(?:existiert|gibt es|ist) bereits|\bbereits (?:vergeben|vorhanden|registriert|verwendet)/i,
  },
  {
    reason: 'not-found',
    says: /\bnicht gefunden|\bexistiert nicht|\bkeine? \w+ gefunden|\bnicht vorhanden/i,
  },
  {
    reason: 'invalid',
    says: /\b(?:erforderlich|pflichtfelde?r?|ungültige?[rns]?|fehlende?[rns]?|fehlt|fehlen)\b|\bmuss (?:\w+ ){0,4}(?:sein|enthalten|haben)|\bbitte (?:\w+ ){0,3}(?:angeben|ausfüllen|eingeben)/i,
    unless: /\btoken|anmeldedaten|zugangsdaten|passwort/i,
  },
  {
    reason: 'failed',
    says: /\bfehler\b|\bfehlgeschlagen|\bkonnte(?:n)? (?:\w+ ){0,4}nicht|\bschiefgelaufen|\bgescheitert/i,
  },
];

const INDONESIAN: readonly Wording[] = [
  {
    reason: 'bad-credentials',
    says: /\b(?:password|kata sandi|token|kredensial)\b.*\b(?:salah|tidak (?:valid|cocok)|kedaluwarsa)\b/i,
  },
  {
    reason: 'not-authenticated',
    says: /\bbelum login|\bsilakan (?:login|masuk)|\btoken tidak (?:ada|ditemukan)/i,
  },
  {
    reason: 'not-allowed',
    says: /\b(?:akses ditolak|tidak (?:memiliki|punya) (?:akses|izin)|tidak diizinkan)/i,
  },
  { reason: 'conflict', says: /\bsudah (?:ada|terdaftar|digunakan)/i },
  { reason: 'not-found', says: /\btidak (?:ditemukan|ada|terdaftar)\b/i, unless: /\btoken\b/i },
  {
    reason: 'invalid',
    says: /\b(?:harus diisi|wajib|tidak boleh kosong|tidak valid|diperlukan)\b/i,
    unless: /\btoken\b/i,
  },
  { reason: 'failed', says: /\b(?:gagal|kesalahan|terjadi error)\b/i },
];

/** Every language that messages are read in; a language is one table. */
export const LANGUAGES: readonly (readonly Wording[])[] = [
  ENGLISH,
  SPANISH,
  PORTUGUESE,
  FRENCH,
  GERMAN,
  INDONESIAN,
  CHINESE,
];

/** Texts that say that all is well although a word of failure stands in them, or that nothing was left to do. */
export const WELL =
  /\b(?:success(?:ful(?:ly)?)?|succeeded|completed|exitosamente|sucesso|erfolgreich)\b|成功|éxito|succès|\bno errors?\b|\balready (?:up to date|verified|confirmed|subscribed|liked|paid|completed|logged out|deleted|empty|processed|done|running|active|sent|following|installed)\b|\bif (?:an? |the |that |this |your )?(?:account|e-?mail|user)\b.*\b(?:exists?|registered|found)\b/i;
/** Words that take a success back: `not successful`, `unsuccessful`. */
export const NOT_WELL =
  /\bun ?success|\bnot\b[^.]{0,40}\b(?:success\w*|completed|succeed\w*)|\bwithout success|\b(?:fail\w*|could not|couldn'?t|cannot|unable to)\b|\bsin éxito|\bnicht erfolgreich|(?:未|不)成功/i;

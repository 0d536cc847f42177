import { describe, expect, it } from 'vitest';
import { reasonsOfWords, soundsLikeFailure } from '../../../../server/src/engine/lift/meaning/words';

const ROWS: readonly (readonly [text: string, reasons: string])[] = [
  ['User not found', 'not-found'],
  ['The product does not exist', 'not-found'],
  ["Post doesn't exist", 'not-found'],
  ['No user found with that id', 'not-found'],
  ['Cannot find the order', 'not-found'],
  ['Email already exists', 'conflict'],
  ['Username is taken', 'conflict'],
  ['User already registered', 'conflict'],
  ['That slug is already in use', 'conflict'],
  ['duplicate key', 'conflict'],
  ['Name is required', 'invalid'],
  ['Missing parameter: id', 'invalid'],
  ['Invalid id', 'invalid'],
  ['Password must be at least 8 characters', 'invalid'],
  ['Please provide email and password', 'invalid'],
  ['Passwords do not match', 'invalid'],
  ['Please fill in all fields', 'invalid'],
  ['Unauthorized', 'not-authenticated'],
  ['You are not logged in', 'not-authenticated'],
  ['Please log in to get access', 'not-authenticated'],
  ['No token, authorization denied', 'not-authenticated'],
  ['Access token is required', 'not-authenticated'],
  ['Token not provided', 'not-authenticated'],
  ['API key missing', 'not-authenticated'],
  ['Invalid credentials', 'bad-credentials'],
  ['Incorrect email or password', 'bad-credentials'],
  ['Wrong password', 'bad-credentials'],
  ['Password update failed', 'failed'],
  ['Not enough products in inventory', 'conflict'],
  ['Invalid token', 'bad-credentials'],
  ['Token has expired', 'bad-credentials'],
  ['Authentication failed', 'bad-credentials'],
  ['Password update failed', 'failed'],
  ['Forbidden', 'not-allowed'],
  ['You are not allowed to edit this post', 'not-allowed'],
  ['You do not have permission to do this', 'not-allowed'],
  ['Access denied', 'not-allowed'],
  ['Admins only', 'not-allowed'],
  ['Not authorized to access this route', 'not-allowed'],
  ['Too many requests, please try again later', 'rate'],
  ['Too many login attempts', 'rate'],
  ['File too large', 'too-large'],
  ['Image exceeds the size limit', 'too-large'],
  ['Only images are allowed', 'wrong-type'],
  ['Your account has been suspended', 'account-state'],
  ['Please verify your email', 'account-state'],
  ['Internal Server Error', 'failed'],
  ['Something went wrong', 'failed'],
  ['Failed to fetch users', 'failed'],
  ['Could not save the post', 'failed'],
  ['Método no permitido', ''],
  ['CSRF token mismatch', 'request-origin'],
  ['Stripe is not configured', 'server-state'],
  // What the server has made itself.
  ['Response payload must be an object', 'invalid+server-state'],
  ['This is not implemented yet', 'not-implemented'],
  ['NOT IMPLEMENTED: Book list', 'not-implemented'],
  ['The change is implemented', ''],
  // Success texts, and words that only look like a reason.
  ['User created successfully', ''],
  ['Logged in', ''],
  ['OK', ''],
  ['Already up to date', ''],
  ['Email already verified', ''],
  ['No errors', ''],
  ['If that email exists, a link was sent', ''],
  ['Password updated successfully', ''],
  ['Authorization header not found', 'not-authenticated'],
  ['Environment variable API_URL not found', 'server-state'],
  ['Too many folders', ''],
  ['User has admin access', ''],
  ['Cart is already empty', ''],
  ['Tags not deleted successfully', 'failed'],
  ['Payment was not completed', ''],
  ['not-found', 'not-found'],
  ['invalid_token', 'bad-credentials'],
  ['No code provided', 'invalid'],
  ['You must enter a price.', 'invalid'],
  ['There is no profile for this user', 'not-found'],
  ['', ''],
  // Other languages.
  ['Usuario no encontrado', 'not-found'],
  ['El usuario ya existe', 'conflict'],
  ['El nombre es obligatorio', 'invalid'],
  ['Acceso denegado', 'not-allowed'],
  ['Error en el servidor', 'failed'],
  ['Usuário não encontrado', 'not-found'],
  ['Senha incorreta', 'bad-credentials'],
  ['Utilisateur introuvable', 'not-found'],
  ['Mot de passe incorrect', 'bad-credentials'],
  ['Benutzer nicht gefunden', 'not-found'],
  ['用户不存在', 'not-found'],
  ['未找到该书签', 'not-found'],
  ['用户名已存在', 'conflict'],
  ['邮箱已被注册', 'conflict'],
  ['密码错误', 'bad-credentials'],
  ['用户名或密码错误', 'bad-credentials'],
  ['token 已过期', 'bad-credentials'],
  ['请先登录', 'not-authenticated'],
  ['沒有權限', 'not-allowed'],
  ['权限不足', 'not-allowed'],
  ['帐号已被禁用', 'account-state'],
  ['标题不能为空', 'invalid'],
  ['参数错误', 'invalid'],
  ['请求过于频繁，请稍后再试', 'rate'],
  ['文件大小超过限制', 'too-large'],
  ['不支持的文件类型', 'wrong-type'],
  ['删除书签失败', 'failed'],
  ['操作成功', ''],
  ['登录未成功', ''],
  ['Name ist erforderlich', 'invalid'],
];

describe('reasonsOfWords', () => {
  for (const [text, reasons] of ROWS) {
    it(text, () => expect(reasonsOfWords(text).join('+')).toBe(reasons));
  }

  it('a page is no message', () => {
    expect(reasonsOfWords('not found '.repeat(60))).toEqual([]);
  });
});

describe('soundsLikeFailure', () => {
  it('tells failures from success', () => {
    expect(soundsLikeFailure('Could not delete')).toBe(true);
    expect(soundsLikeFailure('unsuccessful login')).toBe(true);
    expect(soundsLikeFailure('Login was not successful, error')).toBe(true);
    expect(soundsLikeFailure('Deleted')).toBe(false);
  });
});

/**
 * The words of a name, lower case and with a blank between them: `isPasswordValid` and `is_password_valid` are both
 * `is password valid`. Tables of names are written against this form.
 */
export function spell(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}

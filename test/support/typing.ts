const CLOSERS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  "'": "'",
  '"': '"',
  '`': '`',
};

/**
 * Every text that stands in an editor while the part between `«` and `»` is typed, the whole one last; without the marks
 * everything is typed. The white space at the start of a line counts as one character, for editors write it.
 * @param closing the editor closes brackets and quotes; a closing one that is typed then only moves the caret, and a new
 * line between two brackets puts the second one on a line of its own
 */
export function* typed(marked: string, closing: boolean): Generator<string> {
  const [before, target = '', after] = marked.includes('«') ? marked.split(/[«»]/) : ['', marked, ''];
  let left = before ?? '';
  let right = '';
  for (let at = 0; at < target.length;) {
    const closer = /^\s*[)\]}'"`]/.exec(right)?.[0] ?? '';
    if (closer !== '' && target.startsWith(closer, at)) {
      left += closer;
      right = right.slice(closer.length);
      at += closer.length;
    } else {
      const [key = ''] = /^\n\s*|^[^]/.exec(target.slice(at)) ?? [];
      at += key.length;
      if (key.startsWith('\n') && right !== '' && CLOSERS[left.at(-1) ?? ''] === right[0])
        right = `\n${indentOf(left)}${right}`;
      const closes = closing && !isInText(left) ? (CLOSERS[key] ?? '') : '';
      left += key;
      right = closes + right;
    }
    yield `${left}${right}${after ?? ''}`;
  }
}

function indentOf(text: string): string {
  return /^ */.exec(text.slice(text.lastIndexOf('\n') + 1))?.[0] ?? '';
}

// Whether the line's last quote is still open; `${` leads out of a template.
function isInText(text: string): boolean {
  let quote = '';
  for (const character of text.slice(text.lastIndexOf('\n') + 1)) {
    if (quote === '' && /['"`]/.test(character)) quote = character;
    else if (character === quote) quote = '';
  }
  return quote !== '' && !(quote === '`' && text.endsWith('$'));
}

import ts from 'typescript';

/**
 * Reads JSON as people write it into configuration files: with comments, trailing commas and a BOM. What is strict JSON
 * never gets as far as the parser.
 * @returns what it says; of a text with mistakes what can be understood; undefined when that is nothing
 */
export function readJson(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    // Not strict: the compiler has a parser for its own configuration.
    return readTolerantly(plain);
  }
}

function readTolerantly(text: string): unknown {
  try {
    const [statement] = ts.parseJsonText('config.json', text).statements;
    return statement && valueOf(statement.expression, 0);
  } catch {
    // It forgives everything but nesting beyond its stack.
    return undefined;
  }
}

/** Deeper than anybody writes. */
const DEEPEST = 100;

function valueOf(node: ts.Expression, depth: number): unknown {
  if (depth > DEEPEST) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isArrayLiteralExpression(node)) return node.elements.map((each) => valueOf(each, depth + 1));
  if (ts.isObjectLiteralExpression(node)) return objectOf(node, depth);
  if (ts.isPrefixUnaryExpression(node)) {
    const value = valueOf(node.operand, depth + 1);
    return typeof value === 'number' && node.operator === ts.SyntaxKind.MinusToken ? -value : undefined;
  }
  return WORDS.get(node.kind);
}

const WORDS = new Map<ts.SyntaxKind, unknown>([
  [ts.SyntaxKind.TrueKeyword, true],
  [ts.SyntaxKind.FalseKeyword, false],
  [ts.SyntaxKind.NullKeyword, null],
]);

function objectOf(node: ts.ObjectLiteralExpression, depth: number): unknown {
  const entries = node.properties.flatMap((property): [string, unknown][] => {
    if (!ts.isPropertyAssignment(property)) return [];
    const { name } = property;
    const key = ts.isIdentifier(name)
      ? ts.idText(name)
      : ts.isStringLiteralLike(name)
        ? name.text
        : undefined;
    return key === undefined ? [] : [[key, valueOf(property.initializer, depth + 1)]];
  });
  return Object.fromEntries(entries);
}

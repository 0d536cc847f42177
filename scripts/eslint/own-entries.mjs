import ts from 'typescript';

/**
 * An object literal that is asked for whatever name a text holds answers `constructor`, `toString` and `__proto__` too,
 * with what it inherits. So a name that is any string is looked up in a `Map`, or by `ownEntry`.
 */
export const ownEntries = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      inherited: '`{{key}}` may be any text, `constructor` too: look it up by `ownEntry`, or in a Map.',
    },
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program } = context.sourceCode.parserServices;
    const textOf = (node) => context.sourceCode.getText(node);
    const checker = program.getTypeChecker();
    const typeOf = (node) => checker.getTypeAtLocation(nodes.get(node));
    const isAnyText = (type) =>
      type.isUnion()
        ? type.types.some(isAnyText)
        : (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) !== 0;
    // `Object.hasOwn(table, name) ? table[name] : undefined`
    const isAsked = ({ object, property, parent }) =>
      parent.type === 'ConditionalExpression' &&
      textOf(parent.test).includes(`Object.hasOwn(${textOf(object)}, ${textOf(property)})`);
    const report = (node, key) =>
      context.report({ node, messageId: 'inherited', data: { key: textOf(key) } });
    return {
      MemberExpression(node) {
        if (node.computed && isAnyText(typeOf(node.property)) && !isAsked(node)) report(node, node.property);
      },
      BinaryExpression(node) {
        if (node.operator === 'in' && isAnyText(typeOf(node.left))) report(node, node.left);
      },
    };
  },
};

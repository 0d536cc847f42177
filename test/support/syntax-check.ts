import ts from 'typescript';

/** The messages of the syntax errors in a text; its file's ending chooses the language. */
export function syntaxErrorsIn(text: string, fileName: string): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.Latest,
      module: ts.ModuleKind.Preserve,
      allowJs: true,
      jsx: ts.JsxEmit.Preserve,
    },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/**
 * The lines of comments that one text has and another lacks: a fix may write into a comment, but loses nothing of it.
 */
export function lostComments(before: string, after: string, fileName: string): readonly string[] {
  const left = commentsIn(after, fileName).flatMap(linesOf);
  return commentsIn(before, fileName)
    .flatMap(linesOf)
    .filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** The comments of a text, in order. */
export function commentsIn(text: string, fileName: string): readonly string[] {
  const comments: string[] = [];
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const seen = new Set<number>();
  const visit = (node: ts.Node): void => {
    for (const range of [
      ...(ts.isJsxText(node) ? [] : (ts.getLeadingCommentRanges(text, node.pos) ?? [])),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ]) {
      if (seen.has(range.pos)) continue;
      seen.add(range.pos);
      comments.push(text.slice(range.pos, range.end));
    }
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return comments.sort();
}

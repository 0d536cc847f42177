import type { Config } from '../config/config';
import type { Finding } from '../model/finding';
import type { Handler } from '../model/handler';
import { codeStartOf } from '../syntax/comments';
import type { Tree } from '../syntax/tree';
import { contains } from '../text/span';
import { directivesOf, mayHoldDirectives } from './directives';
import { suppress } from './suppressions';
import { unusedSuppressions } from './unused-suppressions';
import { byPlace } from './verdict';

/** What the comments of a file are judged by. */
export interface Silencing {
  readonly tree: Tree;
  readonly config: Config;
  /** Handlers of which nothing is said: neither of comments in them. */
  readonly exempt: readonly Handler[];
  /** Every rule that there is, with whether it had its say on the file; asked for where there are comments. */
  readonly heard: () => ReadonlyMap<string, boolean>;
}

/** Marks the findings that comments silence, and adds what is to be said of comments that silence nothing. */
export function silenced(
  findings: readonly Finding[],
  { tree, config, exempt, heard }: Silencing,
): readonly Finding[] {
  const { text } = tree;
  const directives = mayHoldDirectives(text) ? directivesOf(tree) : [];
  if (directives.length === 0) return findings;
  const codeStart = codeStartOf(tree);
  const { unused } = suppress(findings, directives, text, codeStart);
  const idle = unusedSuppressions({ directives, unused, config, heard: heard(), text });
  const said = idle.filter(({ span }) => !exempt.some((handler) => contains(handler.span, span)));
  return suppress([...findings, ...said].sort(byPlace), directives, text, codeStart).findings;
}

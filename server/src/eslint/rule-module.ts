import type { RuleMeta } from '../engine/rules/rule';
import { ruleAddress } from '../engine/lint/rule-address';
import { findingsIn, type ShownFinding } from './file-findings';
import type { Problem, RuleContext, SourceCode, WriteFix } from './rule-context';
import type { TextEdit } from '../engine/text/edit';

/** A rule of ESLint: its metadata, and what it does with a file. */
export interface RuleModule {
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly docs: { readonly description: string; readonly url: string; readonly recommended: boolean };
    readonly fixable?: 'code';
    readonly hasSuggestions: true;
    readonly messages: Readonly<Record<'finding' | 'suggestion', string>>;
    readonly schema: readonly [];
  };
  readonly create: (context: RuleContext) => { readonly Program: () => void };
}

/**
 * Makes one of our rules a rule of ESLint.
 * @param recommended whether `configs.recommended` has it on
 */
export function ruleModuleOf({ id, section, fix, summary }: RuleMeta, recommended: boolean): RuleModule {
  return {
    meta: {
      // What contradicts itself or a standard is a problem, what only could be done better a suggestion.
      type: section === 'D' ? 'suggestion' : 'problem',
      docs: { description: summary, url: ruleAddress(id), recommended },
      ...(fix === 'safe' && { fixable: 'code' }),
      hasSuggestions: true,
      messages: { finding: '{{message}}', suggestion: '{{title}}' },
      schema: [],
    },
    create(context) {
      const run = joined(context, id);
      return {
        Program() {
          for (const finding of run.findings()) {
            if (finding.rule === id) context.report(problemOf(finding, context.sourceCode));
          }
        },
      };
    },
  };
}

/** One run over one file: ESLint asks each rule that is on to join before it lets any of them speak. */
interface Run {
  readonly text: string;
  readonly filename: string;
  readonly rules: Set<string>;
  /** The file is linted when the first rule asks, and never again. */
  readonly findings: () => readonly ShownFinding[];
  hasBegun: boolean;
}

// In ESLint each file has an object of its own, in oxlint they share one.
const runs = new WeakMap<SourceCode, Run>();

function joined(context: RuleContext, rule: string): Run {
  const { sourceCode, filename } = context;
  const { text } = sourceCode;
  const before = runs.get(sourceCode);
  const isSame = before?.text === text && before.filename === filename;
  if (before && isSame && !before.hasBegun && !before.rules.has(rule)) {
    before.rules.add(rule);
    return before;
  }
  const { physicalFilename, cwd, settings } = context;
  let findings: readonly ShownFinding[] | undefined;
  const run: Run = {
    text,
    filename,
    rules: new Set([rule]),
    hasBegun: false,
    findings() {
      run.hasBegun = true;
      return (findings ??= findingsIn({ filename, physicalFilename, cwd, settings, text }, run.rules));
    },
  };
  runs.set(sourceCode, run);
  return run;
}

function problemOf({ span, message, fix, suggestions }: ShownFinding, source: SourceCode): Problem {
  return {
    loc: { start: source.getLocFromIndex(span.start), end: source.getLocFromIndex(span.end) },
    messageId: 'finding',
    data: { message },
    ...(fix.length > 0 && { fix: writing(fix) }),
    suggest: suggestions.map(({ title, edits }) => ({
      messageId: 'suggestion' as const,
      data: { title },
      fix: writing(edits),
    })),
  };
}

function writing(edits: readonly TextEdit[]): WriteFix {
  return (fixer) => edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
}

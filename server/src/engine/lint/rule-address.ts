/** Where the rules' pages are published; the extension carries the same pages and opens them from itself. */
const RULE_PAGES = 'https://github.com/status-hints/status-hints/blob/main/docs/rules';

/** The address of a rule's page. */
export function ruleAddress(rule: string): string {
  return `${RULE_PAGES}/${rule}.md`;
}

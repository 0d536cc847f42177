/** Declares all suites. They are loaded when Mocha's `suite` and `test` are there, not before. */
export async function loadSuites(): Promise<void> {
  await import('./diagnostics');
  await import('./hover');
  await import('./code-actions');
  await import('./on-save');
  await import('./completion');
  await import('./inlay-hints');
  await import('./code-lens');
  await import('./settings-live');
  await import('./commands');
}

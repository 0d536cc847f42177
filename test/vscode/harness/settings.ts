/** User settings that keep VS Code from the network and from windows of its own. */
export const quiet: Readonly<Record<string, unknown>> = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'git.enabled': false,
  // Otherwise the built-in TypeScript extension runs npm.
  'js/ts.tsserver.automaticTypeAcquisition.enabled': false,
  'chat.disableAIFeatures': true,
};

import type { Plugin } from 'esbuild';

/** What one bundle loads of another when it runs: the imports by their ending, and who writes them so. */
const apart = [
  { path: './engine.cjs', filter: /^\.\/engine$/, importer: /[\\/]cli[\\/]main\.ts$/ },
  { path: './lsp.cjs', filter: /\/lsp\/main$/, importer: /[\\/]cli[\\/]main\.ts$/ },
  {
    path: './engine.cjs',
    filter: /\/engine\/lint\/(?:analyse|catalogue|lint|open-project|project-findings|summary|syntax-errors)$/,
    importer: /[\\/]src[\\/](?:lsp|service|api)[\\/]/,
  },
];

/** Keeps the imports of other bundles as they are: what is imported stands there. */
export const bundlesApart: Plugin = {
  name: 'bundles-apart',
  setup(builder) {
    for (const { path, filter, importer: writer } of apart) {
      builder.onResolve({ filter }, ({ importer }) =>
        writer.test(importer) ? { path, external: true } : undefined,
      );
    }
  },
};

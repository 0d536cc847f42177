/** A plugin for ESLint 9 and 10 (flat configuration), and for oxlint (`jsPlugins`). */
declare const plugin: plugin.Plugin;

declare namespace plugin {
  interface Plugin {
    readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
    /** By the ids of our rules. */
    readonly rules: Record<string, Rule>;
    readonly configs: Record<'recommended' | 'strict' | 'rfc' | 'seed', Config>;
  }

  /** A block of a flat configuration. */
  interface Config {
    name: string;
    plugins: Record<string, Plugin>;
    rules: Record<string, 'error' | 'warn'>;
    settings?: Record<string, unknown>;
  }

  interface Rule {
    readonly meta: {
      readonly type: 'problem' | 'suggestion';
      readonly docs: { readonly description: string; readonly url: string; readonly recommended: boolean };
      readonly fixable?: 'code';
      readonly hasSuggestions: true;
      readonly messages: Record<string, string>;
      readonly schema: [];
    };
    /** Gets ESLint's context of a rule. */
    create(context: object): Record<string, () => void>;
  }
}

export = plugin;

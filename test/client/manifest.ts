import { readFileSync } from 'node:fs';
import { root } from '../house/sources';

/** The extension's manifest, as far as tests read it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: boolean };
    readonly virtualWorkspaces: boolean;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string }[];
    readonly jsonValidation: readonly {
      readonly fileMatch: string | readonly string[];
      readonly url: string;
    }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

export const manifestText = readFileSync(`${root}package.json`, 'utf8');
export const manifest = JSON.parse(manifestText) as Manifest;
/** The texts of the manifest in English, by the keys that stand in it as `%key%`. */
export const manifestTexts = JSON.parse(readFileSync(`${root}package.nls.json`, 'utf8')) as Readonly<
  Record<string, string>
>;

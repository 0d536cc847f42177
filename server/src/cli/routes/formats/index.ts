import type { RoutesFormat } from '../../routes-options';
import { csv } from './csv';
import type { RoutesFormatter } from './format';
import { html } from './html';
import { json } from './json';
import { markdown } from './markdown';
import { openapi } from './openapi';
import { table } from './table';

/** The formats of `routes`. Adding one is its file, its name in `routes-options.ts`, and a line here. */
export const FORMATS: Readonly<Record<RoutesFormat, RoutesFormatter>> = {
  table,
  json,
  markdown,
  csv,
  html,
  openapi,
};

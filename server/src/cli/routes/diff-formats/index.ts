import type { DiffFormat } from '../../routes-options';
import type { DiffFormatter } from './format';
import { json } from './json';
import { markdown } from './markdown';
import { table } from './table';

/** The formats of `routes --diff`. Adding one is its file, its name in `routes-options.ts`, and a line here. */
export const DIFF_FORMATS: Readonly<Record<DiffFormat, DiffFormatter>> = { table, json, markdown };

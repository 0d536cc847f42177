import type { FrameworkName } from '../model/framework-name';
import { express } from './express';
import { fastify } from './fastify';
import type { Framework } from './framework';

/** The adapters, by name. Adding a framework is one line here. */
export const FRAMEWORKS: Readonly<Record<FrameworkName, Framework>> = { express, fastify };

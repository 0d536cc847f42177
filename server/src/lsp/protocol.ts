/**
 * What this server and a client that knows it say to each other beyond LSP. All of it is optional: a client names what
 * it can do in its initialization options, and a client that names nothing is an LSP client like any other.
 */

import type { EndpointItem } from '../service/features/endpoint-list';

export { ruleAddress } from '../engine/lint/rule-address';

/**
 * With which flags Node runs the server best. Each keystroke makes a tree of some megabytes that is garbage with the next
 * one; with V8's usual room for young objects much of it counts as old before that. With 32 MB a keystroke takes a fifth
 * less CPU, and the server less memory (docs/performance.md).
 */
export const NODE_FLAGS: readonly string[] = ['--max-semi-space-size=32'];

/** The initialization options that the server understands; all may be absent. */
export interface InitializationOptions {
  /** Settings for a client without `workspace/configuration`: the section `statusHints`. */
  readonly settings?: unknown;
  /** Commands that the client runs itself when a code action or lens names them. */
  readonly commands?: readonly string[];
  /** The client answers {@link READ_FILE} and {@link FIND_FILES}: for workspaces that are not on this machine's disk. */
  readonly files?: boolean;
  /** The client answers {@link COMMITTED_TEXT}. */
  readonly committedText?: boolean;
  /** The client wants {@link STATE}. */
  readonly state?: boolean;
  /** Another server of the client leads from a name to its definition: ours does so where nothing else can. */
  readonly namesExplained?: boolean;
  /** The client wants {@link ENDPOINTS_CHANGED}. */
  readonly endpoints?: boolean;
  /**
   * Announce `workspace/diagnostic`: some clients then ask for the whole workspace every few seconds. A client that
   * asks without it is answered all the same.
   */
  readonly workspaceDiagnostics?: boolean;
}

// Requests from the server to the client.

/** The text of a file; null when there is none. */
export const READ_FILE = 'statusHints/readFile';
/** The text of a document as last committed; null when it is not known. */
export const COMMITTED_TEXT = 'statusHints/committedText';
/** Which file. */
export interface FileParams {
  readonly uri: string;
}
/** A text, with or without BOM. */
export interface FileText {
  readonly text: string;
}

/** The source files below a folder, without what the client excludes. */
export const FIND_FILES = 'statusHints/findFiles';
/** Where to look, and the most files that are wanted. */
export interface FindFilesParams {
  readonly folder: string;
  readonly limit: number;
  /** `configuration`: what decides where imports lead (`package.json`, `tsconfig.json`), and OpenAPI documents. */
  readonly kind: 'sources' | 'configuration';
}

// Requests from the client to the server.

/** All status codes, ascending; no parameters. */
export const STATUSES = 'statusHints/statuses';
export type { StatusItem } from '../service/features/explain';

/** The page of one code, in Markdown. */
export const EXPLAIN = 'statusHints/explain';
/** Which code. */
export interface ExplainParams {
  readonly code: number;
}
/** A page. */
export interface Explanation {
  readonly markdown: string;
}

/** The guided choice "Which status fits?"; no parameters. */
export const DECISIONS = 'statusHints/decisions';
export type { Decision, DecisionAnswer } from '../engine/http/decisions';

/** The edits that write a code at a position: over the status expression that stands there, else inserted. */
export const WRITE_STATUS = 'statusHints/writeStatus';
/** Which code, and where; the position in the units that were agreed on. */
export interface WriteStatusParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  readonly code: number;
}

/** The endpoints of all workspace folders, as far as they are known by now. */
export const ENDPOINTS = 'statusHints/endpoints';
/** How they are asked for. */
export interface EndpointsParams {
  /** Read everything again first, a folder whose reading was cancelled too; the answer comes at once all the same. */
  readonly readAgain?: boolean;
}
/** The endpoints of one folder. */
export interface FolderEndpoints {
  readonly folder: string;
  /** `reading`: there may be more. `cancelled`: a person stopped the reading. `off`: the settings want none. */
  readonly state: 'reading' | 'complete' | 'cancelled' | 'off';
  readonly endpoints: readonly EndpointItem[];
}
export type { EndpointItem, EndpointStatusItem, PlaceInFile } from '../service/features/endpoint-list';

// Notifications from the client to the server.

/**
 * What is committed is another than before (a commit, a checkout, a pull …), so that the texts of {@link COMMITTED_TEXT}
 * are to be asked for again; no parameters.
 */
export const COMMITTED = 'statusHints/committed';

// Notifications from the server to the client.

/** What the server is doing, for the status item. */
export const STATE = 'statusHints/state';
/** One state. */
export interface ServerState {
  readonly kind: 'ready' | 'busy' | 'problem';
  /** One line. */
  readonly message: string;
  /** The project is being read: how many of its files have been. */
  readonly reading?: { readonly done: number; readonly of: number };
}

/** The answer to {@link ENDPOINTS} may be another than before; no parameters. */
export const ENDPOINTS_CHANGED = 'statusHints/endpointsChanged';

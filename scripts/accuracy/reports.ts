import { listIn, numberIn, objectIn, textIn, type JsonObject } from './json';

/** A response as `inspect --format json` reports it; lines count from 1. */
export type ReportedResponse = {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly role: string;
  readonly statuses: readonly number[];
  readonly dynamic: boolean;
};

/** A finding as `check --format json` reports it. `related` are the other places it speaks about. */
export type ReportedFinding = {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly rule: string;
  readonly level: string;
  readonly message: string;
  readonly also: readonly string[];
  readonly related: readonly { readonly file: string; readonly line: number }[];
};

/** A file that the program could not read or parse, in its own words. */
export type ReportedError = { readonly file: string; readonly message: string };

/** What `inspect --format json` printed, as far as it is compared. */
export type InspectReport = {
  readonly responses: readonly ReportedResponse[];
  readonly errors: readonly ReportedError[];
};

/** What `check --format json` printed, as far as it is compared; suppressed findings are left out. */
export type CheckReport = {
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly ReportedError[];
};

/** Reads the output of `inspect --format json`; throws when it is not of version 1's form. */
export function parseInspect(text: string): InspectReport {
  const report = reportIn(text, 'inspect');
  return {
    responses: listIn(report['responses'], 'inspect: responses').map(responseOf),
    errors: errorsOf(report, 'inspect'),
  };
}

/** Reads the output of `check --format json`; throws when it is not of version 1's form. */
export function parseCheck(text: string): CheckReport {
  const report = reportIn(text, 'check');
  return {
    findings: listIn(report['findings'], 'check: findings')
      .map((value, index) => objectIn(value, `check: finding ${index + 1}`))
      .filter((finding) => finding['suppressed'] === undefined)
      .map(findingOf),
    errors: errorsOf(report, 'check'),
  };
}

function reportIn(text: string, command: string): JsonObject {
  const report = objectIn(JSON.parse(text), `The output of ${command}`);
  const version = report['version'];
  if (version !== 1) throw new Error(`The output of ${command} is of version ${String(version)}, not 1.`);
  return report;
}

function responseOf(value: unknown, index: number): ReportedResponse {
  const where = `inspect: response ${index + 1}`;
  const response = objectIn(value, where);
  return {
    file: textIn(response['file'], `${where}: file`),
    line: numberIn(response['line'], `${where}: line`),
    kind: textIn(response['kind'], `${where}: kind`),
    role: textIn(response['role'], `${where}: role`).replaceAll(' ', '-'),
    statuses: listIn(response['statuses'], `${where}: statuses`).map((status) =>
      numberIn(status, `${where}: a status`),
    ),
    dynamic: response['dynamic'] === true,
  };
}

function findingOf(finding: JsonObject, index: number): ReportedFinding {
  const where = `check: finding ${index + 1}`;
  const line = numberIn(finding['line'], `${where}: line`);
  return {
    file: textIn(finding['file'], `${where}: file`),
    line,
    endLine: numberIn(finding['endLine'] ?? line, `${where}: endLine`),
    rule: textIn(finding['rule'], `${where}: rule`),
    level: textIn(finding['level'], `${where}: level`),
    message: textIn(finding['message'], `${where}: message`),
    also: listIn(finding['also'] ?? [], `${where}: also`).map((rule) =>
      textIn(rule, `${where}: a rule in also`),
    ),
    related: listIn(finding['related'] ?? [], `${where}: related`).map((value) => {
      const place = objectIn(value, `${where}: a related place`);
      return {
        file: textIn(place['file'], `${where}: a related file`),
        line: numberIn(place['line'], `${where}: a related line`),
      };
    }),
  };
}

function errorsOf(report: JsonObject, command: string): readonly ReportedError[] {
  return listIn(report['errors'] ?? [], `${command}: errors`).map((value, index) => {
    const error = objectIn(value, `${command}: error ${index + 1}`);
    return {
      file: textIn(error['file'], `${command}: error ${index + 1}: file`),
      message: textIn(error['message'], `${command}: error ${index + 1}: message`),
    };
  });
}

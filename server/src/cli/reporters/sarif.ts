import type { Invocation, Log, Notification, Run, VersionControlDetails } from 'sarif';
import { printableJson } from '../printable';
import type { Report } from '../report';
import { exitCodeOf } from '../verdict';
import type { ReportContext, Reporter } from './reporter';
import { repositoryOf, type Repository } from './repository';
import { artifactOf, folderUri, messageText, SOURCE_ROOT } from './sarif/locations';
import { resultOf } from './sarif/results';
import { descriptorOf } from './sarif/rules';

/** The product's page. */
const HOME = 'https://github.com/status-hints/status-hints';

/**
 * SARIF 2.1.0, the format of code scanning and of many viewers: every rule with its page, every result with what tells it
 * from others in later runs. What is silenced is in it as well, marked as such.
 */
export const sarif: Reporter = {
  showsCode: false,
  needsDetails: true,
  hasErrors: false,
  async report(report, context) {
    return `${printableJson(await logOf(report, context))}\n`;
  },
};

async function logOf(report: Report, context: ReportContext): Promise<Log> {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [await runOf(report, context)],
  };
}

async function runOf(report: Report, { cwd, env, version, rules: loadRules }: ReportContext): Promise<Run> {
  const rules = (await loadRules()).map(descriptorOf);
  const repository = repositoryOf({ cwd, env });
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    tool: {
      driver: {
        name: 'status-hints',
        version,
        semanticVersion: version,
        informationUri: HOME,
        shortDescription: { text: 'Finds wrong HTTP status codes in Express and Fastify handlers.' },
        rules,
      },
    },
    invocations: [invocationOf(report, repository, cwd)],
    ...(repository.revision ? { versionControlProvenance: [provenanceOf(repository.revision)] } : {}),
    originalUriBaseIds: {
      [SOURCE_ROOT]: { uri: folderUri(repository.root), description: { text: 'The root of the project.' } },
    },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    results: report.shown.map((shown) => resultOf(shown, { repository, ruleIndex, cwd })),
  };
}

function invocationOf(report: Report, repository: Repository, cwd: string): Invocation {
  const { errors, warnings } = report;
  return {
    executionSuccessful: errors.length === 0,
    exitCode: exitCodeOf(report),
    toolExecutionNotifications: errors.map(({ file, message }): Notification => {
      const artifactLocation = artifactOf(file, { repository, cwd });
      return {
        level: 'error',
        message: { text: messageText(`${file}: ${message}`) },
        ...(artifactLocation.uri === '' ? {} : { locations: [{ physicalLocation: { artifactLocation } }] }),
      };
    }),
    toolConfigurationNotifications: warnings.map((warning): Notification => {
      return { level: 'warning', message: { text: messageText(warning) } };
    }),
  };
}

function provenanceOf({ url, id, branch }: NonNullable<Repository['revision']>): VersionControlDetails {
  return {
    repositoryUri: url,
    revisionId: id,
    ...(branch ? { branch } : {}),
    mappedTo: { uriBaseId: SOURCE_ROOT },
  };
}

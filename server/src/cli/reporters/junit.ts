import { firstSentenceOf } from '../../service/sentences';
import { NO_COLOURS } from '../colours';
import type { Report, ReportedFinding } from '../report';
import { fails } from '../verdict';
import { groupedBy } from './grouped';
import type { ReportContext, Reporter } from './reporter';
import { repositoryOf, type Repository } from './repository';
import { silencedBy } from './silencing';
import { summaryText } from './summary';
import { xmlDocument, type XmlElement } from './xml';

/** How a test has ended, by the element that says so. */
type Outcome = 'failure' | 'error' | 'skipped' | 'system-out';

interface TestCase {
  readonly suite: string;
  readonly name: string;
  readonly place: Readonly<Record<string, string | number>>;
  readonly outcome: Outcome;
  /** What the element says besides its text. */
  readonly says: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * JUnit's XML, as GitLab, Jenkins and Azure read it: a suite for each file, a test for each finding. Those fail that fail the
 * check. Where nothing is found one test has passed, since a report without any counts as broken.
 */
export const junit: Reporter = {
  showsCode: false,
  needsDetails: false,
  hasErrors: false,
  report(report, context) {
    const cases = casesOf(report, context);
    return xmlDocument({
      name: 'testsuites',
      attributes: {
        name: 'status-hints',
        ...countsOf(cases),
        time: (report.timings.total / 1000).toFixed(3),
      },
      content: [...groupedBy(cases, ({ suite }) => suite)].map(([name, own]) => ({
        name: 'testsuite',
        attributes: { name, ...countsOf(own) },
        content: elementsOf(own),
      })),
    });
  },
};

function casesOf(report: Report, context: ReportContext): readonly TestCase[] {
  const { options } = context;
  const repository = repositoryOf(context);
  const cases = [
    ...report.shown
      .map(({ finding }) => finding)
      .filter(({ suppressed }) => suppressed === undefined || options.showSuppressed)
      .map((finding) => caseOf(finding, report, context, repository)),
    ...report.errors.map(({ file, message }): TestCase => {
      const suite = repository.nameOf(file) ?? file;
      return {
        suite,
        name: 'without errors',
        place: { file: suite },
        outcome: 'error',
        says: { message },
        text: `${file}: ${message}`,
      };
    }),
  ];
  const all: TestCase = {
    suite: 'status-hints',
    name: 'check',
    place: {},
    outcome: 'system-out',
    says: {},
    text: summaryText(report, options, NO_COLOURS),
  };
  return cases.length === 0 ? [all] : cases;
}

function caseOf(
  finding: ReportedFinding,
  { counts }: Report,
  { options }: ReportContext,
  { nameOf }: Repository,
): TestCase {
  const { file, line, column, rule, level, message, suppressed } = finding;
  const suite = nameOf(file) ?? file;
  return {
    suite,
    // No line: a test that has only moved is no new one.
    name: `${rule}: ${firstSentenceOf(message)}`,
    place: { file: suite, line },
    ...(suppressed
      ? { outcome: 'skipped', says: { message: silencedBy(suppressed) } }
      : fails(level, counts, options)
        ? { outcome: 'failure', says: { type: level, message } }
        : { outcome: 'system-out', says: {} }),
    text: `${file}:${line}:${column} ${level} ${rule}\n${message}`,
  };
}

function countsOf(cases: readonly TestCase[]): Readonly<Record<string, number>> {
  const count = (outcome: Outcome): number => cases.filter((test) => test.outcome === outcome).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

/** The tests of a suite; of several with one name all but the first get a number, since readers keep one of each name. */
function elementsOf(cases: readonly TestCase[]): readonly XmlElement[] {
  const seen = new Map<string, number>();
  return cases.map(({ suite, name, place, outcome, says, text }) => {
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return {
      name: 'testcase',
      attributes: { classname: suite, name: nth === 1 ? name : `${name} (${nth})`, ...place, time: 0 },
      content: [{ name: outcome, attributes: says, content: text }],
    };
  });
}

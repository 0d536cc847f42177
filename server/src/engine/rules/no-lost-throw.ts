import type { FileSummary, HandlerSummary, LostError } from '../model/file-summary';
import type { Level } from '../model/finding';
import { mayBeCaught } from './handing-on';
import { oncePerProject } from './once-per-project';
import type { ProjectReport, Rule } from './rule';

// More of them than this are a habit of the project, which one finding tells better than a hundred.
const MOST_APART = 5;

const LEVELS: Readonly<Record<LostError['kind'], Level>> = { throw: 'warning', await: 'information' };

/** A rejection that nothing takes: Express 4 does not look at what a handler returns. */
export const noLostThrow: Rule = {
  meta: {
    id: 'no-lost-throw',
    section: 'C',
    level: 'warning',
    fix: 'suggestion',
    summary: 'an async handler of Express 4 with an error that nothing catches',
    why: 'Express 4 does not wait for a handler: the rejection of an async one never reaches the error handler. The client waits until it gives up, and since version 15 Node ends the process at a rejection that nobody takes.',
    silent: [
      'Express 5, and packages that may get it',
      'handlers that are not seen to be registered, or that are given to a wrapper',
      'projects in which something makes Express take rejections: `express-async-errors`, a promise router, a patched router or layer',
      'awaits in a `catch`, of calls with a `.catch()`, and of functions of the file that catch their errors',
    ],
    authority: {
      level: 'practice',
      says: 'Express 4 and Node are like that; no standard knows how a framework takes errors. RFC 9110 §15.6.1 has 500 for what went wrong unseen.',
    },
    references: ['RFC 9110 §15.6.1', 'S1'],
    frameworks: ['express'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      majors: [4],
      bad: "app.get('/things/:id', async (req, res) => {\n  const thing = await Thing.findById(req.params.id);\n  if (!thing) throw new NotFoundError();\n  res.json(thing);\n});\n",
      good: "app.get('/things/:id', async (req, res, next) => {\n  try {\n    const thing = await Thing.findById(req.params.id);\n    if (!thing) throw new NotFoundError();\n    res.json(thing);\n  } catch (error) {\n    next(error);\n  }\n});\n",
    },
  ],
  needsProject: true,
  // One handler says nothing of how many do so, nor of what patches Express elsewhere.
  check: () => undefined,
  checkProject({ summaries, project }, report) {
    const found = [...summaries].flatMap(([file, { handlers }]) =>
      lostIn(file, handlers).filter(({ handler }) => !mayBeCaught(project, file, handler.registeredAt)),
    );
    const many = found.length > MOST_APART ? found.length : undefined;
    const reports = found.map((one) => reportOf(one, many));
    for (const one of many === undefined ? reports : oncePerProject(reports, 'Lost here too.')) report(one);
  },
  fixesIn: ({ handler }) => [
    {
      title: 'Catch what fails and hand it to next()',
      kind: 'suggestion',
      edits: handler.edits.catchErrors,
    },
  ],
};

interface Lost {
  readonly file: string;
  readonly handler: HandlerSummary;
  readonly lost: LostError;
}

function lostIn(file: string, handlers: FileSummary['handlers']): readonly Lost[] {
  return handlers.flatMap((handler) => (handler.lost ? [{ file, handler, lost: handler.lost }] : []));
}

function reportOf({ file, handler, lost }: Lost, many: number | undefined): ProjectReport & { level: Level } {
  const { kind, span, line, character } = lost;
  const what =
    kind === 'throw' ? 'What is thrown here is lost' : 'If what is awaited here fails, the error is lost';
  const count = many === undefined ? '' : ` ${many} handlers of this project do so.`;
  const advice =
    many === undefined
      ? 'Catch it and call next(error), or give the handler to a wrapper that does.'
      : 'One line for all of them is `express-async-errors`, or Express 5, which takes rejections itself.';
  return {
    place: { file, span, line, character },
    certainty: handler.certainty,
    level: LEVELS[kind],
    message: `${what}: Express 4 takes no rejection of a handler.${count} The client gets no answer, and Node ends the process unless something listens for unhandled rejections. ${advice}`,
  };
}

import { basename } from 'node:path';
import { coloursOf } from './colours';
import { errorsText, warningsText } from './reporters/errors';
import { readBase } from './routes/base';
import { diffOf } from './routes/diff';
import { DIFF_FORMATS } from './routes/diff-formats';
import { isWanted, wantedChanges } from './routes/filter';
import { FORMATS } from './routes/formats';
import { findEndpoints, type FindEndpoints } from './routes/find-endpoints';
import { reportedRoute } from './routes/reported-route';
import type { RoutesOptions } from './routes-options';
import type { ExitCode, World } from './world';

/**
 * Runs `routes` and prints the endpoints, or what has changed in them. Errors go to standard error, so that the output
 * is whole; what a broken file hides is missing in it, and the exit code says so.
 * @param find what finds the endpoints
 * @throws UsageError when the base of a comparison cannot be read
 */
export async function runRoutes(
  options: RoutesOptions,
  world: World,
  find: FindEndpoints = findEndpoints,
): Promise<ExitCode> {
  const { output, filter } = options;
  // First: a base that cannot be read is known at once, a project takes its time.
  const base = output.kind === 'diff' ? readBase(output.base, world.cwd) : [];
  const { endpoints, errors, files, warnings } = await find(options, world);
  const colours = coloursOf(world.stdout, world.env);
  const columns = world.stdout.isTTY ? world.stdout.columns : undefined;
  if (output.kind === 'diff') {
    const diff = wantedChanges(diffOf(base, endpoints.map(reportedRoute)), filter);
    world.stdout.write(DIFF_FORMATS[output.format](diff, { colours }));
  } else {
    const wanted = endpoints.filter((endpoint) => isWanted(endpoint, filter));
    const { format, places } = output;
    const context = { colours, columns, places, title: basename(world.cwd), version: world.version };
    world.stdout.write(FORMATS[format](wanted, { ...context, files, all: endpoints.length }));
  }
  const plain = coloursOf(world.stderr, world.env);
  world.stderr.write(warningsText(warnings, plain) + errorsText(errors, plain));
  return errors.length > 0 ? 2 : 0;
}

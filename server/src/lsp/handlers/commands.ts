import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { APPLY_ACTION } from '../../service/features/code-actions/kinds';
import type { RequestHandler } from '../dispatch';
import { invalidParams } from '../errors';
import { fieldsOf, listOf, textOf } from '../params';
import type { Session } from '../session';

interface Command {
  /** What the client's undo list names. */
  readonly label: string;
  readonly edit: (session: Session, args: readonly unknown[]) => Promise<WorkspaceEdit | undefined>;
}

/** The commands of `workspace/executeCommand`: each makes an edit, which the client applies. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  /** Arguments: the document's URI. */
  'statusHints.fixAll': {
    label: 'Fix all status code problems',
    async edit(session, [uri]) {
      const document = session.documents.get(textOf(uri, 'arguments[0]'));
      const service = await session.service();
      return document === undefined ? undefined : service.fixAllEdit(document);
    },
  },
  /** Arguments: what the code action says of itself. */
  [APPLY_ACTION]: {
    label: 'Fix a status code problem',
    edit: async (session, args) => (await session.service()).editOf(args, session.documents.get),
  },
};

/** Runs commands for clients. */
export function commandHandlers(session: Session): Readonly<Record<string, RequestHandler>> {
  return {
    'workspace/executeCommand': async (params) => {
      const { command, arguments: given } = fieldsOf(params, 'params');
      const name = textOf(command, 'command');
      const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
      if (known === undefined) throw invalidParams(`This server has no command ${name}.`);
      const edit = await known.edit(session, given === undefined ? [] : listOf(given, 'arguments'));
      if (edit === undefined) return null;
      const applied = await session.client.ask('workspace/applyEdit', { label: known.label, edit });
      const failure = failureIn(applied);
      if (failure !== undefined)
        session.log.write('warning', `${known.label}: the client did not apply it: ${failure}`);
      return null;
    },
  };
}

function failureIn(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('applied' in answer) || answer.applied === true)
    return undefined;
  return 'failureReason' in answer && typeof answer.failureReason === 'string'
    ? answer.failureReason
    : 'it gave no reason';
}

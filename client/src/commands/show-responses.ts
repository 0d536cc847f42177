import { Uri, commands } from 'vscode';
import type { Location, Position } from 'vscode-languageclient';
import type { Command } from './command';

/** Shows the responses of a handler in a peek view. What a lens gives: the document, where it stands, where they are. */
export const showResponses: Command = async ({ server }, uri, position, locations) => {
  const { protocol2CodeConverter: converter } = server.client();
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(String(uri), true),
    converter.asPosition(position as Position),
    (locations as readonly Location[]).map((location) => converter.asLocation(location)),
  );
};

import * as vscode from 'vscode';
import { closeAll, folder, open } from './documents';
import { equal, eventually, present } from './expect';

/** A router whose handler stands in a file of its own. */
const files: Readonly<Record<string, string>> = {
  'responses/app.js': `const app = require('express')();
app.use('/shop', require('./routes'));
`,
  'responses/routes.js': `const router = require('express').Router();
const carts = require('./carts');
router.get('/carts/:id', carts.show);
module.exports = router;
`,
  'responses/carts.js': `exports.show = (req, res) => {
  if (!find(req.params.id)) return res.sendStatus(404);
  res.json({});
};
`,
};

suite('Responses', () => {
  suiteSetup(async () => {
    for (const [name, text] of Object.entries(files)) {
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder().uri, name),
        new TextEncoder().encode(text),
      );
    }
  });
  teardown(closeAll);
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder().uri, 'responses'), { recursive: true });
  });

  test('an endpoint is a symbol of the workspace, with the path that it has from outside', async () => {
    await eventually(async () => {
      const symbols = await symbolsFor('GET /shop/carts');
      equal(
        symbols.map(({ name }) => name),
        ['GET /shop/carts/:id'],
      );
      const { location } = present(symbols[0], 'symbol');
      equal([location.uri.path.split('/').at(-1), location.range.start.line], ['carts.js', 0]);
    });
  });

  test('a route leads to its handler, and the handler says which endpoint it is', async () => {
    const routes = await open('responses/routes.js', present(files['responses/routes.js'], 'routes'));
    const at = routes.document.positionAt(routes.document.getText().indexOf('/carts/:id'));
    await eventually(async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        routes.document.uri,
        at,
      );
      const uris = found.map((each) => ('uri' in each ? each.uri : each.targetUri).path.split('/').at(-1));
      equal(uris, ['carts.js']);
    });
    const carts = await open('responses/carts.js', present(files['responses/carts.js'], 'carts'));
    await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        carts.document.uri,
        100,
      );
      equal(
        lenses.map(({ command }) => command?.title),
        ['GET /shop/carts/:id', '200 · 404'],
      );
    });
  });

  test('what a file says counts when it is changed, and no more when it is gone', async () => {
    const added = vscode.Uri.joinPath(folder().uri, 'responses/added.js');
    const text = "require('express')().get('/added', (req, res) => { res.sendStatus(204); });\n";
    await vscode.workspace.fs.writeFile(added, new TextEncoder().encode(text));
    const names = async (): Promise<readonly string[]> =>
      (await symbolsFor('GET /added')).map(({ name }) => name);
    await eventually(async () => equal(await names(), ['GET /added']));
    await vscode.workspace.fs.delete(added);
    await eventually(async () => equal(await names(), []));
  });

  test('the view is there, and can be arranged', async () => {
    await vscode.commands.executeCommand('statusHints.responses.focus');
    for (const name of [
      'groupResponsesByFile',
      'groupResponsesByPath',
      'clearResponsesFilter',
      'refreshResponses',
    ])
      await vscode.commands.executeCommand(`statusHints.${name}`);
    await eventually(async () => equal((await symbolsFor('GET /shop/carts')).length, 1));
  });
});

async function symbolsFor(query: string): Promise<readonly vscode.SymbolInformation[]> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return found.filter(({ name }) => /^[A-Z]+ \//.test(name));
}

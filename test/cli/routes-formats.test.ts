import { expect, test } from 'vitest';
import { errorsAgainst } from './schemas';
import { endpoint, hostile, placeAt, sends, users, written } from './made-endpoints';

const hostileOne = endpoint(`GET /${hostile}`, {
  handler: hostile,
  place: placeAt(`${hostile}.js:1`),
  statuses: [sends(404, 'handler', `${hostile}.js:2`)],
});

test('the table has one line for each endpoint, its statuses once and ascending, … where others are possible', () => {
  expect(written('table', users)).toBe(
    [
      'METHOD  PATH        STATUSES         HANDLER       PLACE',
      'GET     /users      200 401          users.list    src/users.js:3',
      'POST    /users      201 400 409 500  users.create  src/users.js:8',
      'GET     /users/:id  401 …            show          src/app.js:10',
      '',
      '3 endpoints, 6 different statuses; 1 can send others, too (…)',
      '',
    ].join('\n'),
  );
});

test('where a line is too short the place goes below, then the statuses', () => {
  expect(written('table', users, { columns: 50 })).toContain(
    'POST  /users      201 400 409 500\n  users.create src/users.js:8\n',
  );
  expect(written('table', users, { columns: 30 })).toContain(
    'POST /users\n  201 400 409 500\n  users.create src/users.js:8\n',
  );
});

test('columns are aligned by what a terminal shows', () => {
  const wide = [endpoint('GET /会員', { statuses: [sends(200, 'handler')] }), endpoint('GET /members')];
  expect(written('table', wide)).toContain('GET     /会員     200');
});

test('statuses have the colour of their class, on a terminal only', () => {
  const coloured = written('table', users, { isTTY: true });
  for (const text of ['\u001B[32m200\u001B[39m', '\u001B[33m401\u001B[39m', '\u001B[31m500\u001B[39m']) {
    expect(coloured).toContain(text);
  }
  expect(written('table', users)).not.toContain('\u001B');
});

test('--places tells who sends a status and where', () => {
  expect(written('table', users, { places: true })).toContain(
    [
      'POST /users  users.create  src/users.js:8',
      '  201 Created                handler        src/users.js:12',
      '  400 Bad Request            framework',
      '  400 Bad Request            handler        src/users.js:9',
      '                                            src/users.js:10',
      '  409 Conflict               thrown         src/users.js:11',
      '  500 Internal Server Error  error-handler  src/errors.js:2',
      '',
    ].join('\n'),
  );
  expect(written('table', users, { places: true })).toContain('  … others are possible');
});

test('what there is to say when there is nothing to show', () => {
  expect(written('table', [], { files: 0 })).toBe('There is no file to look at here.\n');
  expect(written('table', [], { files: 1 })).toBe('No endpoints found in 1 file.\n');
  expect(written('table', [], { all: 3 })).toBe('None of 3 endpoints is as wanted.\n');
});

test('json is what its schema says, and no line of it is 0-based', () => {
  const output = JSON.parse(written('json', users)) as { routes: unknown[] };
  expect(errorsAgainst('routes', output)).toBeNull();
  expect(output.routes).toEqual([
    {
      method: 'GET',
      path: '/users',
      file: 'src/users.js',
      line: 3,
      handler: 'users.list',
      statuses: [
        { status: 200, by: 'handler', places: [{ file: 'src/users.js', line: 4 }] },
        { status: 401, by: 'middleware', places: [{ file: 'src/auth.js', line: 9 }] },
      ],
      dynamic: false,
    },
    expect.objectContaining({ method: 'POST', declared: ['201', '4xx', '422'] }),
    expect.objectContaining({ path: '/users/:id', handler: 'show', dynamic: true }),
  ]);
  expect(errorsAgainst('routes', { version: 1, routes: [{ method: 'GET' }] })).not.toBeNull();
});

test('markdown is a table', () => {
  expect(written('markdown', users)).toBe(
    [
      '| Method | Path | Statuses | Handler |',
      '| --- | --- | --- | --- |',
      '| GET | `/users` | 200 · 401 | `users.list` `src/users.js:3` |',
      '| POST | `/users` | 201 · 400 · 409 · 500 | `users.create` `src/users.js:8` |',
      '| GET | `/users/:id` | 401 · … | `show` `src/app.js:10` |',
      '',
    ].join('\n'),
  );
});

test('nothing in a Markdown cell is markup or ends it', () => {
  const [, , row = ''] = written('markdown', [hostileOne]).split('\n');
  expect(row.split('|')).toHaveLength(6);
  expect(row).not.toMatch(/[`\\"'=\u001B\u202E]|<(?!\/?code>)/);
  expect(row).toContain('<code>/&#60;/script&#62;&#60;img src&#61;x onerror&#61;alert&#40;1&#41;');
});

test('csv has a record for each status and source', () => {
  expect(written('csv', users)).toBe(
    [
      'method,path,status,phrase,by,places,handler,file,line,others',
      'GET,/users,200,OK,handler,src/users.js:4,users.list,src/users.js,3,no',
      'GET,/users,401,Unauthorized,middleware,src/auth.js:9,users.list,src/users.js,3,no',
      'POST,/users,201,Created,handler,src/users.js:12,users.create,src/users.js,8,no',
      'POST,/users,400,Bad Request,framework,,users.create,src/users.js,8,no',
      'POST,/users,400,Bad Request,handler,src/users.js:9 src/users.js:10,users.create,src/users.js,8,no',
      'POST,/users,409,Conflict,thrown,src/users.js:11,users.create,src/users.js,8,no',
      'POST,/users,500,Internal Server Error,error-handler,src/errors.js:2,users.create,src/users.js,8,no',
      'GET,/users/:id,401,Unauthorized,middleware,src/auth.js:9,show,src/app.js,10,yes',
      '',
    ].join('\r\n'),
  );
  expect(written('csv', [endpoint('GET /x')])).toContain('\r\nGET,/x,,,,,,src/app.js,10,no\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\uFF1D1'])(
  'a spreadsheet runs no formula: %s',
  (handler) => {
    expect(written('csv', [endpoint('GET /', { handler })])).toContain(`,'${handler},`);
  },
);

test('a csv field with quotes and commas is quoted, and no record is broken', () => {
  expect(written('csv', [endpoint('GET /a,"b"\n')])).toContain('\r\nGET,"/a,""b""\\n",');
});

test.each(['table', 'json', 'markdown', 'csv', 'html', 'openapi'] as const)(
  '%s has nothing in it that a terminal would obey',
  (format) => {
    expect(written(format, [hostileOne], { title: hostile })).not.toMatch(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E]/,
    );
  },
);

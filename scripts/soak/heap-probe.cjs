// Loaded into a server with --expose-gc: tells what it holds once everything that nobody needs is gone.
const { getHeapSnapshot, getHeapSpaceStatistics } = require('node:v8');

process.on('message', (message) => {
  // What is freed by the first may hold what the second frees.
  for (let turn = 0; turn < 3; turn++) globalThis.gc();
  if (message.marker === undefined) process.send(memory());
  else void textsWith(message.marker).then((texts) => process.send({ texts }));
});
process.channel?.unref();

/** What V8 compiles grows for some ten thousand edits, and is no data. */
function memory() {
  const code = getHeapSpaceStatistics()
    .filter(({ space_name }) => space_name.startsWith('code_'))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed: heapUsed - code, rss };
}

/** The different words that begin with a marker, in the texts on the heap. */
async function textsWith(marker) {
  const parts = [];
  for await (const part of getHeapSnapshot()) parts.push(part);
  const { strings } = JSON.parse(parts.join(''));
  const words = strings.flatMap((text) => text.match(new RegExp(`${marker}\\d+`, 'g')) ?? []);
  return [...new Set(words)];
}

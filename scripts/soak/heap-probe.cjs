// Loaded into a server with --expose-gc: tells what it holds once everything that nobody needs is gone.
process.on('message', () => {
  // What is freed by the first may hold what the second frees.
  for (let turn = 0; turn < 3; turn++) globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ heapUsed, external, rss });
});
process.channel?.unref();

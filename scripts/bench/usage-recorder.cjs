'use strict';

// Loaded before a measured program (`node --require`): when the process ends it adds one line to the file named
// in STATUS_HINTS_BENCH_USAGE, so that CPU time and memory are those of the whole process on every system.
const { appendFileSync, readFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const target = process.env.STATUS_HINTS_BENCH_USAGE;
if (isMainThread && target !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakKb: peakOfThisImage() ?? maxRSS };
    appendFileSync(target, `${JSON.stringify(usage)}\n`);
  });
}

// Linux hands the parent's peak down to a child (maxRSS outlives exec); VmHWM counts from the exec on.
function peakOfThisImage() {
  if (process.platform !== 'linux') return undefined;
  const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return peak === null ? undefined : Number(peak[1]);
}

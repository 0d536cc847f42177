import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../node/support';
import { root } from './sources';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, '.github', 'workflows');
const names = readdirSync(folder);
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const workflows = new Map(names.map((name) => [name, parse(textOf(name)) as Workflow]));
const jobs = [...workflows].flatMap(([name, workflow]) =>
  Object.entries(workflow.jobs).map(([job, { permissions, ...rest }]) => ({
    name: `${name} ${job}`,
    job: { ...rest, permissions: permissions ?? workflow.permissions ?? { all: 'write' } },
  })),
);

/** What each job may do beyond reading, and why. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  'release.yml attest': ['attestations', 'id-token'], // signs where the packages were built
  'release.yml npm': ['id-token'], // trusted publishing with provenance, without a token
  'release.yml page': ['contents'], // makes the release's page
};
/** The jobs that get a secret, which none; each behind an environment that asks a person. */
const SECRETS: Readonly<Record<string, string>> = {
  'release.yml marketplace': 'VSCE_PAT',
  'release.yml open-vsx': 'OVSX_PAT',
};

test('each job may do what it needs and no more', () => {
  for (const { name, job } of jobs) {
    const writes = Object.entries(job.permissions).filter(([, level]) => level !== 'read');
    expect(writes.map(([scope]) => scope).sort(), name).toEqual(WRITES[name] ?? []);
  }
});

test('secrets reach no job but those that publish, and there one step, which asks a person first', () => {
  for (const { name, job } of jobs) {
    const steps = job.steps.filter((step) => JSON.stringify(step).includes('secrets.'));
    const secret = SECRETS[name];
    expect(
      steps.map(({ env }) => Object.keys(env ?? {}).filter((key) => key.endsWith('_PAT'))),
      name,
    ).toEqual(secret === undefined ? [] : [[secret]]);
    if (secret !== undefined || name === 'release.yml npm') expect(job.environment, name).toBeTruthy();
  }
});

// What stands between the braces is put into the script as text, whoever has written it: a branch's name, a title.
test('no script is put together from what events say', () => {
  const scripts = jobs.flatMap(({ job }) => job.steps.flatMap(({ run }) => run ?? []));
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  const values = jobs.flatMap(({ job }) => job.steps.flatMap(({ env }) => Object.values(env ?? {})));
  expect(values.filter((value) => /github\.(?:event|head_ref|ref)/.test(value))).toEqual([]);
});

test('no workflow gives what others propose the rights of ours', () => {
  for (const { on } of workflows.values())
    expect(Object.keys(on).filter((event) => /pull_request_target|workflow_run|issue/.test(event))).toEqual(
      [],
    );
});

test('each action is pinned to a commit, with its version beside it, and everywhere to the same', () => {
  const uses = names.flatMap((name) => [...textOf(name).matchAll(/uses:\s*(\S+)(.*)$/gm)]);
  expect(uses.length).toBeGreaterThan(10);
  const pinned = new Map<string, string>();
  for (const [, action = '', comment = ''] of uses) {
    expect(action + comment).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const [name = ''] = action.split('@');
    expect(pinned.get(name) ?? action + comment).toBe(action + comment);
    pinned.set(name, action + comment);
  }
});

test('a checkout leaves no token behind', () => {
  const checkouts = jobs.flatMap(({ job }) =>
    job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
  );
  expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
});

test('only a tag is published, after it was built, compared and signed', () => {
  const release = workflows.get('release.yml')!;
  const isTag = "github.event_name == 'push' && github.ref_type == 'tag'";
  for (const [name, job] of Object.entries(release.jobs)) {
    if (name === 'build') continue;
    const needs = [job.needs ?? []].flat();
    expect(needs, name).toContain('build');
    // What needs a job that was left out is left out too.
    if (name === 'page') expect(needs).toEqual(['build', 'npm', 'marketplace', 'open-vsx']);
    else expect(job.if, name).toBe(isTag);
    if (['npm', 'marketplace', 'open-vsx'].includes(name)) {
      expect(needs).toContain('attest');
      expect(job.steps.some(({ run }) => run?.includes('sha256sum --check'))).toBe(true);
    }
  }
});

// The scripts are for bash on Linux.
describe.skipIf(process.platform === 'win32')('the scripts of the workflows', () => {
  const run = (script: string, cwd: string, env: Readonly<Record<string, string>>) =>
    spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
  const stepOf = (job: string, fits: (step: Step) => boolean): string =>
    workflows.get('release.yml')!.jobs[job]!.steps.find(fits)!.run!;

  test('are scripts', () => {
    for (const { name, job } of jobs)
      for (const { run: script } of job.steps)
        if (script !== undefined)
          expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr, name).toBe('');
  });

  test('the version is checked against the tag, whatever the tag is called', () => {
    const script = stepOf('build', ({ id }) => id === 'release');
    const out = folderWith({ output: '' });
    const env = { GITHUB_OUTPUT: join(out, 'output'), GITHUB_REF_NAME: 'main', GITHUB_REF_TYPE: 'branch' };
    expect(run(script, root, env).status).toBe(0);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(readFileSync(join(out, 'output'), 'utf8')).toMatch(
      new RegExp(`^version=${version}\nprerelease=(?:true\nchannel=next|false\nchannel=latest)\n$`),
    );
    const tag = `v$(touch ${join(out, 'made')}); touch ${join(out, 'made')}`;
    const wrong = run(script, root, { ...env, GITHUB_REF_NAME: tag, GITHUB_REF_TYPE: 'tag' });
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain(`The tag is ${tag}, and the version is ${version}.`);
    expect(existsSync(join(out, 'made'))).toBe(false);
  }, 60_000);

  test('the page gets the packages, their sums and the notes', () => {
    const script = stepOf('page', ({ run: text }) => text?.includes('gh release create') === true);
    const files = { 'x-1.2.3.vsix': '', 'x-1.2.3.tgz': '', SHA256SUMS: '', 'notes.md': '' };
    const cwd = folderWith({ ...files, 'bin/gh': '#!/bin/sh\nprintf "%s\\n" "$@"\n' });
    chmodSync(join(cwd, 'bin/gh'), 0o755);
    const env = {
      PATH: `${join(cwd, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      GITHUB_REF_NAME: 'v1.2.3',
      GITHUB_REPOSITORY: 'a/b',
      VERSION: '1.2.3',
    };
    const given = (prerelease: string): readonly string[] =>
      run(script, cwd, { ...env, PRERELEASE: prerelease })
        .stdout.trim()
        .split('\n');
    const head = [
      'release',
      'create',
      'v1.2.3',
      '--repo',
      'a/b',
      '--verify-tag',
      '--title',
      '1.2.3',
      '--notes-file',
      'notes.md',
    ];
    const tail = ['--', 'x-1.2.3.vsix', 'x-1.2.3.tgz', 'SHA256SUMS'];
    expect(given('false')).toEqual([...head, ...tail]);
    expect(given('true')).toEqual([...head, '--prerelease', ...tail]);
  });
});

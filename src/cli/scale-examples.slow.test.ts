import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Job } from 'kubernetes-models/batch/v1';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Summary } from '../results/summary.ts';
import { clausewise, emptyDirectory, startTarget } from './command.test.kit.ts';
import { readSummary } from './read-summary.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/src/cli/main.js');
const read = (name: string): string => readFileSync(join(root, 'docs/scale', name), 'utf8');
const outcomes = ({ clauses }: Summary) => clauses.map(({ id, outcome }) => `${id} ${outcome}`);

/** A directory with an `npx` of its own, which is the script `text`, and what calls examples there. */
function surroundings(text: string) {
  const directory = emptyDirectory();
  const bin = join(directory, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\n${text}\n`);
  chmodSync(join(bin, 'npx'), 0o755);
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  const call = (script: string, env: Readonly<Record<string, string>>, words: readonly string[] = []) =>
    new Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>(
      (resolve) => {
        const child = spawn('sh', [join(root, 'docs/scale', script), ...words], {
          cwd: directory,
          env: { PATH: path, HOME: directory, CLAUSEWISE_KEPT_CASES: 'none', ...env },
        });
        let [stdout, stderr] = ['', ''];
        child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
        child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
        child.on('close', (code) => resolve({ code, stdout, stderr }));
      },
    );
  return { directory, call, file: (name: string) => join(directory, name) };
}

/** `npx clausewise`, as it is installed here. */
const real = `shift\nexec "${process.execPath}" "${main}" "$@"`;

/** Writes its words down and ends with the code in the file `code`, if there is one. */
const noted = 'echo "$@" >> calls.txt\nif [ -f code ]; then exit "$(cat code)"; fi';

describe('a queue', () => {
  it('has each target, operation and part once, and targets side by side', async () => {
    const { call, file } = surroundings(noted);
    writeFileSync(file('targets'), 'http://one\nhttp://two\n');
    writeFileSync(file('operations'), 'CreateA\nCreateB\n');
    const { stdout } = await call('queue.sh', {}, ['targets', 'operations', '2']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'http://one CreateA 1/2',
      'http://two CreateA 1/2',
      'http://one CreateA 2/2',
      'http://two CreateA 2/2',
      'http://one CreateB 1/2',
      'http://two CreateB 1/2',
      'http://one CreateB 2/2',
      'http://two CreateB 2/2',
    ]);
  });

  it('of thousands of operations is worked off line by line, each by one worker', async () => {
    const { call, file } = surroundings(noted);
    const lines = Array.from({ length: 40 }, (_, at) => `http://host:80/a Create${at} 1/1`);
    writeFileSync(file('queue'), `${lines.join('\n')}\n`);
    const work = (index: number) =>
      call('work.sh', {
        QUEUE: 'queue',
        CLAUSEWISE_SEED: '1',
        WORKERS: '3',
        JOB_COMPLETION_INDEX: `${index}`,
      });
    const ended = await Promise.all([0, 1, 2].map(work));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
    const calls = readFileSync(file('calls.txt'), 'utf8').trimEnd().split('\n');
    const expected = lines.map((_, at) =>
      [
        `clausewise run --target http://host:80/a --operation Create${at} --shard 1/1`,
        `--out reports/Create${at}/http___host_80_a/1-1`,
      ].join(' '),
    );
    expect(calls.toSorted()).toEqual(expected.toSorted());
    const own = ended.map(({ stdout }) => stdout.trimEnd().split('\n').length);
    expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
  });

  it('is gone on with by a worker that is started anew, and no verdict of a part stops it', async () => {
    const { call, file } = surroundings(noted);
    writeFileSync(file('queue'), 'http://a A 1/2\nhttp://a A 2/2\nhttp://a B 1/1\n');
    mkdirSync(file('reports/A/http___a/1-2'), { recursive: true });
    writeFileSync(file('reports/A/http___a/1-2/summary.json'), '{\n  "complete": true\n}\n');
    mkdirSync(file('reports/A/http___a/2-2'), { recursive: true });
    writeFileSync(file('reports/A/http___a/2-2/results.ndjson.gz'), 'begun');
    const work = () => call('work.sh', { QUEUE: 'queue', CLAUSEWISE_SEED: '1' });
    writeFileSync(file('code'), '3');
    expect((await work()).code).toBe(0);
    expect(readFileSync(file('calls.txt'), 'utf8').trimEnd().split('\n')).toEqual([
      'clausewise run --resume reports/A/http___a/2-2',
      'clausewise run --target http://a --operation B --shard 1/1 --out reports/B/http___a/1-1',
    ]);
    writeFileSync(file('code'), '2');
    expect((await work()).code).toBe(2);
  });

  it('comes to what whole runs come to', async () => {
    const operation = 'CreateSecurityPolicy';
    const { directory, call, file } = surroundings(real);
    const targets = [await startTarget(), await startTarget({ defects: ['sp-name-length/max-plus-one'] })];
    writeFileSync(file('targets'), targets.map((it) => `${it}\n`).join(''));
    writeFileSync(file('operations'), `${operation}\n`);
    const { stdout } = await call('queue.sh', {}, ['targets', 'operations', '2']);
    writeFileSync(file('queue'), stdout);
    const env = { QUEUE: 'queue', CLAUSEWISE_SEED: '1', CLAUSEWISE_PROFILE: 'quick', WORKERS: '2' };
    const workers = ['0', '1'].map((index) => call('work.sh', { ...env, JOB_COMPLETION_INDEX: index }));
    expect((await Promise.all(workers)).map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, expect.any(String)],
      [0, expect.any(String)],
    ]);
    const collected = await call('collect.sh', {});
    expect(collected.code, collected.stdout + collected.stderr).toBe(1);
    const [right, wrong] = targets.map((it) => it.replaceAll(/[^A-Za-z0-9.-]/g, '_'));
    expect(existsSync(file(`whole/${operation}/matrix.html`))).toBe(true);
    const words = [
      '--target',
      targets[0] ?? '',
      '--operation',
      operation,
      '--profile',
      'quick',
      '--seed',
      '1',
    ];
    await clausewise(['run', ...words, '--kept-cases', 'none'], { directory });
    const alone = readSummary(join(directory, 'reports/latest'));
    expect(outcomes(readSummary(file(`whole/${operation}/${right}`)))).toEqual(outcomes(alone));
    const { clauses } = readSummary(file(`whole/${operation}/${wrong}`));
    expect(clauses.filter(({ outcome }) => outcome === 'violates').map(({ id }) => id)).toEqual([
      `${operation}.SecurityPolicyName.length`,
    ]);
  });
});

it('local processes come to what one comes to', async () => {
  const { directory, call } = surroundings(real);
  const target = await startTarget();
  const ended = await call('local.sh', { TARGET: target, PARTS: '3', CLAUSEWISE_PROFILE: 'quick' });
  expect(ended.code, ended.stderr).toBe(0);
  const words = ['--target', target, '--profile', 'quick', '--seed', '1', '--kept-cases', 'none'];
  await clausewise(['run', ...words, '--out', 'reports/alone'], { directory });
  const summaryOf = (name: string) => readSummary(join(directory, 'reports', name));
  expect(outcomes(summaryOf('whole'))).toEqual(outcomes(summaryOf('alone')));
});

describe('the Indexed Job', () => {
  type Manifest = ConstructorParameters<typeof Job>[0];
  const manifest: NonNullable<Manifest> = parse(read('job.yaml'));
  const spec = manifest.spec;
  const [container] = spec?.template.spec?.containers ?? [];

  it('is what Kubernetes takes', () => {
    expect(() => new Job(manifest).validate()).not.toThrow();
    const wrong = { ...manifest, spec: { ...manifest.spec, completions: '50' } };
    // Of the wrong type on purpose: that it would be refused is what is to be seen.
    expect(() => new Job(wrong as unknown as Manifest).validate()).toThrow('completions must be integer');
  });

  it('has as many workers as it has indices, and goes on where a worker was evicted', () => {
    const workers = container?.env?.find(({ name }) => name === 'WORKERS')?.value;
    expect(spec?.completionMode).toBe('Indexed');
    expect(String(spec?.completions)).toBe(workers);
    expect(spec?.backoffLimitPerIndex).toBeGreaterThan(0);
    expect(spec?.template.spec?.restartPolicy).toBe('Never');
  });

  it('calls what there is, with all that it asks for, from volumes that there are', () => {
    const script = container?.command?.at(-1) ?? '';
    expect(existsSync(join(root, script))).toBe(true);
    const given = new Set(container?.env?.map(({ name }) => name));
    const asked = [...read('work.sh').matchAll(/^: "\$\{(\w+):\?/gm)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((name) => !given.has(name ?? ''))).toEqual([]);
    const volumes = spec?.template.spec?.volumes?.map(({ name }) => name);
    expect(container?.volumeMounts?.map(({ name }) => name)).toEqual(volumes);
  });
});

it('the matrix of GitHub has every part of the run once', () => {
  const { jobs } = parse(read('github.yml')) as {
    readonly jobs: {
      readonly part: { readonly strategy: { readonly matrix: { readonly part: readonly string[] } } };
    };
  };
  const { part } = jobs.part.strategy.matrix;
  expect(part).toEqual(part.map((_, at) => `${at + 1}/${part.length}`));
});

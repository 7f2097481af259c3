import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyDirectory } from './command.test.kit.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
}

/** A directory in which npx writes down its words and the exceptions it was given, and ends with `code`. */
function withNpx(code: number): { readonly directory: string; readonly path: string } {
  const directory = emptyDirectory();
  const folder = join(directory, 'bin');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'npx'),
    `#!/bin/sh\nprintf '%s\\n' "$@" "exceptions=$CLAUSEWISE_EXCEPTIONS" > words.txt\nexit ${code}\n`,
  );
  chmodSync(join(folder, 'npx'), 0o755);
  return { directory, path: `${folder}${delimiter}${process.env.PATH ?? ''}` };
}

const wordsIn = (directory: string): readonly string[] =>
  readFileSync(join(directory, 'words.txt'), 'utf8').trimEnd().split('\n');

describe('docs/ci/gate.sh', () => {
  const gate = (code: number, env: Readonly<Record<string, string>>, exceptions = false) => {
    const { directory, path } = withNpx(code);
    if (exceptions) writeFileSync(join(directory, 'known-deviations.yaml'), 'exceptions: []\n');
    const { status, stdout, stderr } = spawnSync('sh', [join(root, 'docs/ci/gate.sh')], {
      cwd: directory,
      env: { PATH: path, ...env },
      encoding: 'utf8',
    });
    return { directory, status, stdout, stderr };
  };

  it.each([
    [0, 'It conforms.'],
    [1, 'It contradicts the documents'],
    [2, 'not run as it should be (exit code 2)'],
    [3, 'There is no verdict'],
  ])('ends with the exit code %i and says what it means', (code, words) => {
    const { status, stdout } = gate(code, { TARGET: 'http://127.0.0.1:1' });
    expect(status).toBe(code);
    expect(stdout).toContain(words);
  });

  it('gives known deviations where there are any, and asks for a target', () => {
    const target = { TARGET: 'http://127.0.0.1:1' };
    const words = ['clausewise', 'run', '--target', 'http://127.0.0.1:1'];
    expect(wordsIn(gate(0, target).directory)).toEqual([...words, 'exceptions=']);
    expect(wordsIn(gate(0, target, true).directory)).toEqual([...words, 'exceptions=known-deviations.yaml']);
    expect(gate(0, {})).toMatchObject({ stderr: expect.stringContaining('give the URL of the target') });
  });
});

describe('the action for GitHub', () => {
  const { steps } = (
    parse(read('.github/actions/clausewise/action.yml')) as { runs: { steps: readonly Step[] } }
  ).runs;

  it('hands on options as they were written, and says how the run ended', () => {
    const { directory, path } = withNpx(1);
    // What a shell would put in the place of the pattern.
    writeFileSync(join(directory, 'a.Tag.b'), '');
    const sequence = steps.find(({ id }) => id === 'run')?.run ?? '';
    const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', sequence], {
      cwd: directory,
      env: {
        PATH: path,
        RUNS: 'clausewise',
        MORE: '--clause *.Tag.*',
        GITHUB_OUTPUT: join(directory, 'output'),
      },
    });
    expect(status).toBe(1);
    expect(wordsIn(directory)).toEqual(['clausewise', 'run', '--clause', '*.Tag.*', 'exceptions=']);
    expect(readFileSync(join(directory, 'output'), 'utf8')).toBe('exit-code=1\n');
  });

  it('keeps what failed although the job failed', () => {
    const uses = steps.flatMap((step) => (step.uses === undefined ? [] : [step]));
    expect(uses.map((step) => step.uses)).toEqual([
      'actions/cache/restore@v4',
      'actions/cache/save@v4',
      'actions/upload-artifact@v4',
    ]);
    for (const step of uses.slice(1)) expect(step.if).toMatch(/^always\(\)/);
  });
});

it('the example for GitLab keeps what failed although the job failed', () => {
  const { conformance } = parse(read('docs/ci/gitlab-ci.yml')) as {
    readonly conformance: Readonly<Record<'cache' | 'artifacts', { readonly when: string }>>;
  };
  expect([conformance.cache.when, conformance.artifacts.when]).toEqual(['always', 'always']);
});

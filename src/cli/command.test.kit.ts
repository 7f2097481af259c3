import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Summary } from '../results/summary.ts';
import type { Commands } from './program.ts';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** How a command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
}

/** A command line that goes on. */
export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves to what matches, or to its first group, once standard output or standard error has it. */
  readonly says: (pattern: RegExp) => Promise<string>;
}

/** A new empty directory of the test. */
export function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'clausewise-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Starts `clausewise` with `words`, by default in an empty directory and without any credentials. */
export function startCommand(words: readonly string[], surroundings: Surroundings = {}): Started {
  const directory = surroundings.directory ?? emptyDirectory();
  const child = spawn(process.execPath, [main, ...words], {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: directory, ...surroundings.environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...said }));
  return {
    process: child,
    ended,
    async says(pattern) {
      for (;;) {
        const match = pattern.exec(said.stdout) ?? pattern.exec(said.stderr);
        if (match !== null) return match[1] ?? match[0];
        if (child.exitCode !== null) throw new Error(`It ended without saying ${pattern}: ${said.stderr}`);
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
      }
    },
  };
}

/** Starts `clausewise mock` with `words`; resolves to its URL. It ends with the test. */
export function startMock(words: readonly string[] = [], surroundings?: Surroundings): Promise<string> {
  return startCommand(['mock', ...words], surroundings).says(/^listening on (.+)\n/);
}

/** Runs `clausewise` with `words` to its end. */
export function clausewise(words: readonly string[], surroundings?: Surroundings): Promise<Ended> {
  return startCommand(words, surroundings).ended;
}

/** Runs `clausewise run` with `words` to its end; the summary is null when none was written. */
export async function clausewiseRun(
  words: readonly string[],
  surroundings: Surroundings = {},
): Promise<Ended & { readonly summary: Summary | null }> {
  const directory = surroundings.directory ?? emptyDirectory();
  const ended = await clausewise(['run', '--out', 'reports', ...words], { ...surroundings, directory });
  const text = await readFile(join(directory, 'reports', 'summary.json'), 'utf8').catch(() => null);
  return { ...ended, summary: text === null ? null : JSON.parse(text) };
}

/** Commands that do nothing but say to `call` which of them was called, and with what options. */
export function recordedCommands(
  call: (name: string, options: Readonly<Record<string, unknown>>) => void,
): Commands {
  const get =
    (_: object, name: string) =>
    async (...words: readonly unknown[]) => {
      const options = words.find((word) => typeof word === 'object' && word !== null);
      call(name, { ...options });
    };
  // It answers to every name, so to those of all commands.
  return new Proxy({}, { get }) as Commands;
}

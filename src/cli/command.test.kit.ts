import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ReferenceOptions } from '../reference/reference-options.ts';
import { startReference } from '../reference/start-reference.ts';
import type { Summary } from '../results/summary.ts';
import type { Order, Outcome } from './host.test.kit.ts';
import type { Commands } from './program.ts';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const host = fileURLToPath(new URL('../../dist/src/cli/host.test.kit.js', import.meta.url));

/** How a command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** Whether it is a process of its own: what is claimed of the process itself needs one. */
  readonly isAlone?: boolean;
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

/** Hosts that wait for an order, by their options of Node. */
const idle = new Map<string, ChildProcess[]>();

function startHost(nodeOptions: string): ChildProcess {
  const child = fork(host, [], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: nodeOptions },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // It is there for all tests of this process, and ends with it.
  child.unref();
  child.channel?.unref();
  return child;
}

/**
 * Runs `clausewise` with `words` to its end, by default in an empty directory and without any credentials. Unless it is
 * alone, the process carries out one command line after another: to load and warm up one for each takes longer than what
 * most of them do.
 */
export async function clausewise(
  words: readonly string[],
  { directory = emptyDirectory(), environment = {}, isAlone = false }: Surroundings = {},
): Promise<Ended> {
  if (isAlone) return startCommand(words, { directory, environment }).ended;
  const nodeOptions = environment.NODE_OPTIONS ?? '';
  const waiting = idle.get(nodeOptions) ?? [];
  idle.set(nodeOptions, waiting);
  const child = waiting.pop() ?? startHost(nodeOptions);
  const order: Order = {
    words,
    directory,
    environment: { PATH: process.env.PATH, HOME: directory, ...environment },
  };
  let isDone = false;
  onTestFinished(() => {
    if (!isDone) child.kill('SIGKILL');
  });
  const ended = new Promise<Ended>((resolve) => {
    let written = '';
    const hear = (text: string) => (written += text);
    child.stderr?.setEncoding('utf8').on('data', hear);
    const onOutcome = (outcome: Outcome): void => {
      child.off('close', onClose).stderr?.off('data', hear);
      resolve(outcome);
    };
    const onClose = (code: number | null): void => {
      child.off('message', onOutcome);
      resolve({ code, stdout: '', stderr: written });
    };
    child.once('message', onOutcome).once('close', onClose);
  });
  child.send(order);
  const outcome = await ended;
  isDone = true;
  if (child.exitCode === null && child.signalCode === null) waiting.push(child);
  return outcome;
}

/** Starts a reference endpoint in the process of the test, with which it ends; resolves to its URL. */
export async function startTarget(options: ReferenceOptions = {}): Promise<string> {
  const reference = await startReference(options);
  onTestFinished(() => reference.close());
  return reference.url;
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

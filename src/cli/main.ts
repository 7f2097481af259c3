#!/usr/bin/env node
import { createCommands } from './commands.ts';
import { outliveReaders } from './outlive-readers.ts';
import { createProgram } from './program.ts';

/** Ends the process once everything that was written has gone out. */
async function leave(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
  process.exit(code);
}

async function fail(error: unknown): Promise<never> {
  const { tellFault } = await import('./tell-fault.ts');
  const { text, code } = tellFault(error, process.env);
  if (text !== '') process.stderr.write(`${text}\n`);
  return leave(code);
}

outliveReaders();
process.on('uncaughtException', (error) => void fail(error));

const program = createProgram(createCommands(leave));

try {
  await program.parseAsync();
} catch (error) {
  await fail(error);
}

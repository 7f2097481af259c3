#!/usr/bin/env node
import { createCommands } from './commands.ts';
import { exitCodes } from './exit-code.ts';
import { lostOutput, outliveReaders } from './outlive-readers.ts';
import { createProgram } from './program.ts';

/** Ends the process once everything that was written has gone out; not with 0 where that was lost. */
async function leave(code: number): Promise<never> {
  await written(process.stdout);
  const lost = lostOutput();
  if (lost !== null) process.stderr.write(`What was to be written to stdout was not: ${lost.message}\n`);
  await written(process.stderr);
  process.exit(lost !== null && code === exitCodes.conforms ? exitCodes.fault : code);
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
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

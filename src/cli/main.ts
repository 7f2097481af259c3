#!/usr/bin/env node
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

// A reader that has seen enough, such as `head`, is nobody's fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.on('uncaughtException', (error) => void fail(error));

// Each command is loaded only when it is called, so that the others start fast.
const program = createProgram({
  run: async (options) => leave(await (await import('./run.ts')).runCommand(options)),
  list: async (options) => leave(await (await import('./list.ts')).listCommand(options)),
  explain: async (id, options) => leave(await (await import('./explain.ts')).explainCommand(id, options)),
  mock: async (options) => leave(await (await import('./mock.ts')).mockCommand(options)),
  selftest: async (options) => leave(await (await import('./selftest.ts')).selftestCommand(options)),
  verify: async (place) => leave(await (await import('./verify.ts')).verifyCommand(place)),
  sweep: async (options) => leave(await (await import('./sweep.ts')).sweepCommand(options)),
});

try {
  await program.parseAsync();
} catch (error) {
  await fail(error);
}

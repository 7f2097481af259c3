import type { Commands } from './program.ts';

/** The commands as they are carried out; `leave` is given the exit code of each. */
export function createCommands(leave: (code: number) => Promise<void>): Commands {
  // Each command is loaded only when it is called, so that the others start fast.
  return {
    run: async (options) => leave(await (await import('./run.ts')).runCommand(options)),
    list: async (options) => leave(await (await import('./list.ts')).listCommand(options)),
    explain: async (id, options) => leave(await (await import('./explain.ts')).explainCommand(id, options)),
    mock: async (options) => leave(await (await import('./mock.ts')).mockCommand(options)),
    selftest: async (options) => leave(await (await import('./selftest.ts')).selftestCommand(options)),
    replay: async (places, options) =>
      leave(await (await import('./replay.ts')).replayCommand(places, options)),
    verify: async (place, options) =>
      leave(await (await import('./verify.ts')).verifyCommand(place, options)),
    certify: async (place, options) =>
      leave(await (await import('./certify.ts')).certifyCommand(place, options)),
    checkExceptions: async (file, options) =>
      leave(await (await import('./check-exceptions.ts')).checkExceptionsCommand(file, options)),
    check: async (file) => leave(await (await import('./check.ts')).checkCommand(file)),
    compare: async (before, after, options) =>
      leave(await (await import('./compare.ts')).compareCommand(before, after, options)),
    merge: async (places, options) => leave(await (await import('./merge.ts')).mergeCommand(places, options)),
    matrix: async (places, options) =>
      leave(await (await import('./matrix.ts')).matrixCommand(places, options)),
    schema: async (what) => leave(await (await import('./schema.ts')).schemaCommand(what)),
    exportOpenapi: async (options) =>
      leave(await (await import('./export.ts')).exportOpenapiCommand(options)),
    exportHar: async (place) => leave(await (await import('./export.ts')).exportHarCommand(place)),
    completion: async (shell, program) =>
      leave(await (await import('./completion.ts')).completionCommand(shell, program)),
    sweep: async (options) => leave(await (await import('./sweep.ts')).sweepCommand(options)),
  };
}

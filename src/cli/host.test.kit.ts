import { createCommands } from './commands.ts';
import { createProgram } from './program.ts';
import { tellFault } from './tell-fault.ts';

/** A command line, and where it is carried out. */
export interface Order {
  readonly words: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What came of an order: the code that the process of its own would have ended with, and what it would have written. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Collects what is written to `stream` until it is let go of. */
function overhear(stream: NodeJS.WriteStream): () => string {
  const { write } = stream;
  const heard: string[] = [];
  const collect = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    heard.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    for (const it of rest) if (typeof it === 'function') process.nextTick(it);
    return true;
  };
  stream.write = collect;
  return () => {
    stream.write = write;
    return heard.join('');
  };
}

/** Carries out an order as main.ts does, and stays. */
async function carryOut({ words, directory, environment }: Order): Promise<Outcome> {
  process.chdir(directory);
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) process.env[name] = value;
  const [stdout, stderr] = [overhear(process.stdout), overhear(process.stderr)];
  let code: number | null = null;
  const program = createProgram(
    createCommands(async (given) => {
      code = given;
    }),
  );
  try {
    await program.parseAsync(['node', 'clausewise', ...words]);
  } catch (error) {
    const fault = tellFault(error, process.env);
    if (fault.text !== '') process.stderr.write(`${fault.text}\n`);
    code = fault.code;
  }
  const written = { stdout: stdout(), stderr: stderr() };
  if (code === null) throw new Error(`No exit code: ${words.join(' ')}`);
  return { code, ...written };
}

process.on('message', (order: Order) => {
  void carryOut(order).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit());

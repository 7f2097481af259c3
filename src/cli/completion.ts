import type { Command } from 'commander';
import { quoted } from '../client/quoted.ts';
import { offersOf } from '../completion/offer.ts';
import { shells } from '../completion/shells.ts';
import { exitCodes } from './exit-code.ts';
import { UsageError } from './usage-error.ts';

/** `clausewise completion`: a script by which a shell completes the words of `program`. */
export async function completionCommand(shell: string, program: Command): Promise<number> {
  const sequence = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  if (sequence === undefined)
    throw new UsageError(
      `There is no completion for ${quoted(shell)}.`,
      `There is one for ${Object.keys(shells).join(', ')}.`,
    );
  process.stdout.write(sequence(program.name(), offersOf(program)));
  return exitCodes.conforms;
}

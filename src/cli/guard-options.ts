import type { Command, Option } from 'commander';
import { quoted } from '../client/quoted.ts';
import { UsageError } from './usage-error.ts';

/** The longest path that systems take; nothing else that is asked for is as long. */
const longest = 4096;

const repeatables = new WeakSet<Option>();

/** Makes `option` one that may be given several times, with another value each time; its value is the list. */
export function repeatable(option: Option): Option {
  repeatables.add(option);
  return option.argParser((value: string, earlier: readonly string[] = []): readonly string[] => {
    if (!earlier.includes(value)) return [...earlier, value];
    throw new UsageError(
      `${option.long ?? option.flags}: expected each value once, received ${quoted(value)} again.`,
      'Leave one of them out.',
    );
  });
}

/** Whether `option` may be given several times. */
export function isRepeatable(option: Option): boolean {
  return repeatables.has(option);
}

/**
 * Lets every option and argument of `command` complain, with a UsageError, of what none of them takes: an empty value,
 * one without an end, and of options being given twice where only one value can count.
 */
export function guardOptions(command: Command): void {
  for (const inner of command.commands) guardOptions(inner);
  const hint = `\`clausewise ${pathOf(command).join(' ')} --help\` explains every option.`;
  for (const option of command.options) {
    const name = option.long ?? option.flags;
    let times = 0;
    command.on(`option:${option.name()}`, (value: unknown) => {
      times++;
      if (times > 1 && !isRepeatable(option))
        throw new UsageError(`${name}: expected once, received ${times} times.`, hint);
      if (typeof value === 'string') checkText(name, value, hint);
    });
  }
  for (const argument of command.registeredArguments)
    argument.argParser<string | readonly string[] | undefined>((text, earlier = []) => {
      checkText(`<${argument.name()}>`, text, hint);
      return argument.variadic ? [...earlier, text] : text;
    });
}

/** The words that call `command`. */
function pathOf(command: Command): readonly string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()];
}

/** Complains of an empty text and of an endless one. */
function checkText(name: string, text: string, hint: string): void {
  if (text.trim() === '') throw new UsageError(`${name}: expected a value, received ${quoted(text)}.`, hint);
  if (text.length > longest)
    throw new UsageError(`${name}: expected at most ${longest} characters, received ${quoted(text)}.`, hint);
}

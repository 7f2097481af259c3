import type { Argument, Command, Option } from 'commander';

/** What can stand behind the words of one command. */
export interface Offer {
  /** The words that call it, `exceptions check`; empty for the program itself. */
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly OfferedOption[];
  /** Whether it takes files, or names of which there are few. */
  readonly places: readonly string[] | 'files';
}

/** A word and what it is for. */
export interface Word {
  readonly word: string;
  readonly about: string;
}

/** An option, and whether a value follows it. */
export interface OfferedOption extends Word {
  readonly takesValue: boolean;
}

/** What every command of `program` can be given, read off the program itself. */
export function offersOf(program: Command, words: readonly string[] = []): readonly Offer[] {
  const own = program.commands.filter((command) => command.name() !== 'help');
  const choices = program.registeredArguments.flatMap((it: Argument) => it.argChoices ?? []);
  const offer: Offer = {
    path: words.join(' '),
    commands: own.map((command) => ({ word: command.name(), about: firstLine(command.description()) })),
    options: [...program.options.map(offered), { word: '--help', about: 'show help', takesValue: false }],
    places: choices.length > 0 ? choices : 'files',
  };
  return [offer, ...own.flatMap((command) => offersOf(command, [...words, command.name()]))];
}

function offered(option: Option): OfferedOption {
  return {
    word: option.long ?? option.flags,
    about: firstLine(option.description),
    takesValue: option.required || option.optional,
  };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

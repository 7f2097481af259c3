import { CommanderError } from 'commander';
import { redactor } from '../client/redact.ts';
import { exitCodes } from './exit-code.ts';

/** What is told of a fault, and what the process ends with. */
export interface FaultReport {
  readonly text: string;
  readonly code: number;
}

const helpHint = '`clausewise --help` shows the commands, and `clausewise run --help` the options of one.';

/** What to tell of `error`: a sentence and a hint for what the caller can put right, else a fault of the tool's own. */
export function tellFault(
  error: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): FaultReport {
  if (error instanceof CommanderError) return commanderReport(error);
  const redact = redactor(secretsOf(environment));
  // Before it is cut: a part of a secret would not be found.
  const message = redact(error instanceof Error ? error.message : String(error));
  if (error instanceof Error && 'hint' in error)
    return {
      text: redact(lines(message, String(error.hint))),
      code: exitCodes.usage,
    };
  const stack = (environment.DEBUG ?? '') !== '' && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  const hint = 'This is a fault of clausewise itself; please report it. DEBUG=1 shows where it happened.';
  return { text: redact(lines(message, hint) + stack), code: exitCodes.fault };
}

/** What was given without an end is not told without one. */
const longestLine = 1000;

function lines(message: string, hint: string): string {
  return `${message
    .split('\n')
    .map((line) => `error: ${line.length > longestLine ? `${line.slice(0, longestLine)}…` : line}`)
    .join('\n')}\nhint: ${hint}`;
}

function commanderReport({ code, exitCode, message }: CommanderError): FaultReport {
  if (exitCode === 0) return { text: '', code: exitCodes.conforms };
  if (code === 'commander.help') return { text: '', code: exitCodes.usage };
  const [first = '', suggestion] = message.replace(/^error: /, '').split('\n');
  // What stands behind an unknown option's = may be a secret.
  const sentence = first.replace(/(unknown option '[^'=]*)=[^']*'/, "$1'").replace(/\.?$/, '.');
  const hint = suggestion?.replace(/^\((.*)\)$/, '$1') ?? helpHint;
  return {
    text: lines(sentence.charAt(0).toUpperCase() + sentence.slice(1), hint),
    code: exitCodes.usage,
  };
}

function secretsOf(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return [
    'ALIBABA_CLOUD_ACCESS_KEY_ID',
    'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
    'ALIBABA_CLOUD_SECURITY_TOKEN',
  ].flatMap((name) => environment[name]?.trim() || []);
}

import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { quoted } from '../client/quoted.ts';
import type { Contract } from '../contract/contract.ts';
import { nearHint } from '../contract/near-names.ts';
import { type Exception, exceptionsSchema } from '../exceptions/exception.ts';
import { globOf, ruleOf } from './select-clauses.ts';
import { UsageError } from './usage-error.ts';

/**
 * The exceptions in the YAML or JSON file at `path`. Throws a UsageError that says what is wrong with the file, or with
 * which entry: each has to be about a clause of one of `contracts`.
 */
export function readExceptions(path: string, contracts: readonly Contract[]): readonly Exception[] {
  const parsed = exceptionsSchema.safeParse(contentOf(path));
  if (!parsed.success)
    throw new UsageError(
      parsed.error.issues.map((issue) => `${quoted(path)}: ${sentenceOf(issue)}`).join('\n'),
      'An entry has clause, reason, since and expires, and may have link, owner and fails.',
    );
  const { exceptions } = parsed.data;
  const clauses = contracts.flatMap((contract) => contract.clauses);
  for (const { clause: pattern } of exceptions) {
    const isMatch = globOf(pattern);
    if (clauses.some((clause) => isMatch(clause.id) || isMatch(ruleOf(clause)))) continue;
    throw new UsageError(
      `${quoted(path)}: no clause matches ${quoted(pattern)}.`,
      nearHint(
        pattern,
        clauses.map(({ id }) => id),
        '`clausewise list` shows every clause.',
      ),
    );
  }
  return exceptions;
}

function contentOf(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(
      `The exceptions in ${quoted(path)} cannot be read.`,
      'Give a YAML or JSON file; `--write-exceptions FILE` drafts one.',
    );
  }
  // JSON is YAML, too.
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error === undefined) return document.toJS({ maxAliasCount: 100 });
  throw new UsageError(
    `${quoted(path)} is neither YAML nor JSON: ${error.message.split('\n')[0]}.`,
    '`--write-exceptions FILE` drafts a file of exceptions.',
  );
}

function sentenceOf({ path, message, code, ...more }: z.core.$ZodIssue): string {
  const place = path.map(String).join('.');
  const keys = code === 'unrecognized_keys' && 'keys' in more ? more.keys : [];
  if (Array.isArray(keys) && keys.length > 0)
    return `${place === '' ? '' : `${place}: `}there is no ${keys.join(' and no ')}.`;
  const isMissing = code === 'invalid_type' && message.endsWith('received undefined');
  return `${place === '' ? 'the whole' : place}: ${isMissing ? 'it is missing' : message}.`;
}

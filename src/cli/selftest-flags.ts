import type { Profile } from '../../generators/plan/case-options.ts';
import { quoted } from '../client/quoted.ts';
import { nearHint } from '../contract/near-names.ts';
import { mutants } from '../selftest/mutants.ts';
import { type Origin, type Selection, unmatched } from '../selftest/select-mutants.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives. */
export interface SelftestFlags {
  readonly operation: readonly string[];
  readonly defect: readonly string[];
  readonly oddity: readonly string[];
  readonly kind?: string;
  readonly seeds: string;
  readonly pairs?: string;
  readonly quota: readonly string[];
  readonly sample?: string;
  readonly profile: string;
  readonly threads: string;
  readonly out: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Throws when a pattern matches nothing. */
export function checkPatterns(selection: Selection): void {
  const [pattern] = unmatched(selection);
  if (pattern === undefined) return;
  const kind = selection.defects.includes(pattern) ? 'defect' : 'oddity';
  const names = mutants.filter((mutant) => mutant.kind === kind).map(({ name }) => name);
  throw new UsageError(
    `No ${kind} of the reference endpoint matches ${quoted(pattern)}.`,
    nearHint(
      pattern,
      names,
      '`clausewise mock --list` shows all; a pattern is a glob such as "sg-name-*/**".',
    ),
  );
}

/** The origin of mutants that `text` names; null when none is asked for. Throws when there is no such origin. */
export function originIn(text: string | undefined): Origin | null {
  if (text === undefined || text === 'derived' || text === 'natural') return text ?? null;
  throw new UsageError(
    `--kind: expected derived or natural, received ${quoted(text)}.`,
    'Derived faults were made from the clauses, natural ones are those that real stacks have.',
  );
}

const profiles: readonly Profile[] = ['quick', 'standard', 'exhaustive'];

/** The profile with the name `text`. Throws when there is none. */
export function profileIn(text: string): Profile {
  const profile = profiles.find((one) => one === text);
  if (profile !== undefined) return profile;
  throw new UsageError(
    `--profile: expected quick, standard or exhaustive, received ${quoted(text)}.`,
    'standard is the profile that `clausewise run` takes by default.',
  );
}

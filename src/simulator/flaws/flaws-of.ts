import type { Contract } from '../../contract/contract.ts';
import { acting } from './acting.ts';
import { characters, firstCharacters } from './characters.ts';
import { codes } from './codes.ts';
import { constraints } from './constraints.ts';
import { details } from './details.ts';
import { dryRuns } from './dry-runs.ts';
import { envelopes } from './envelopes.ts';
import type { Draft, Family, Flaw } from './flaw.ts';
import { emptyTexts, forbiddenTexts } from './forbidden-texts.ts';
import { formats } from './formats.ts';
import { lengths } from './lengths.ts';
import { oddInputs } from './odd-inputs.ts';
import { presence } from './presence.ts';
import { quotas } from './quotas.ts';
import { readback } from './readback.ts';
import { refusalEffects } from './refusal-effects.ts';
import { results } from './results.ts';
import { states } from './states.ts';
import { support } from './support.ts';
import { tokens } from './tokens.ts';
import { transports } from './transports.ts';
import { unique } from './unique.ts';
import { values } from './values.ts';

const families: readonly Family[] = [
  presence,
  lengths,
  firstCharacters,
  characters,
  forbiddenTexts,
  emptyTexts,
  unique,
  values,
  codes,
  constraints,
  support,
  dryRuns,
  tokens,
  quotas,
  results,
  readback,
  refusalEffects,
  acting,
  details,
  states,
  envelopes,
  formats,
  transports,
  oddInputs,
];

/** Every flaw that can be thought of for an endpoint of `contract`, each with the clauses that it breaks. */
export function flawsOf(contract: Contract): readonly Flaw[] {
  return families.flatMap((family) => family(contract)).flatMap((draft) => judgedOf(draft, contract));
}

/** A flaw that breaks nothing which the contract has and a run judges is none. */
function judgedOf(draft: Draft, contract: Contract): readonly Flaw[] {
  const { assume = null } = draft;
  const touches = (draft.touches ?? []).filter((it) => contract.clauses.some(({ id }) => id === it));
  const broken = contract.clauses.filter(({ id, level }) => draft.clauses.includes(id) && level !== 'open');
  if (broken.length === 0) return [];
  const level = broken.some((clause) => clause.level === 'must') ? 'must' : 'should';
  return [{ ...draft, touches, assume, level, clauses: broken.map(({ id }) => id) }];
}

import { type CaseOptions, enumerations, generateCases, packCases } from '../../generators/cases.ts';
import { faultsWithoutMarker } from '../../generators/marked.ts';
import type { Change } from '../../generators/probe.ts';
import { generateScripts } from '../../generators/scripts.ts';
import { inapplicable } from '../contract/applicability.ts';
import type { Case, Enumeration, Pack } from '../contract/case.ts';
import type { Script } from '../contract/script.ts';
import { isWanted } from './run-options.ts';
import { quotaClauses } from './run-quota.ts';
import type { Session } from './session.ts';

const randomCases = { quick: 0, standard: 1, exhaustive: 20 } as const;

/** What is to be sent to one operation's target. */
export interface Plan {
  readonly session: Session;
  readonly cases: readonly (Case | Pack)[];
  /** Spaces that are sent in full, made while they are sent. */
  readonly spaces: readonly Enumeration[];
  readonly scripts: readonly Script[];
  /** Faults without room for a mark, whose effects are looked for apart. */
  readonly unmarked: readonly Change[];
  readonly quota: boolean;
}

/** The cases and sequences to send, with every clause's tally told how many of them are its own. */
export function plan(session: Session): Plan {
  const { options, contract, facts, base, tallies } = session;
  for (const [clause, reason] of inapplicable(contract, facts)) {
    const tally = tallies.get(clause);
    if (tally !== undefined) tally.inapplicable = reason;
  }
  if (session.blocked !== null)
    return { session, cases: [], spaces: [], scripts: [], unmarked: [], quota: false };
  // What cannot be deleted stays, so that only what no clause can do without is created.
  const profile = session.resources.isUnremovable() ? 'quick' : options.profile;
  const caseOptions: CaseOptions = {
    contract,
    facts,
    base,
    tokenless: session.tokenless,
    ...(session.way && { way: session.way }),
    profile,
    seed: options.seed,
    cases: options.cases ?? randomCases[profile],
  };
  const wanted = ({ clause }: { readonly clause: string }) => isWanted(options, clause);
  const cases = generateCases(caseOptions).filter(wanted);
  const spaces = profile === 'exhaustive' ? enumerations(caseOptions).filter(wanted) : [];
  const scripts = generateScripts(caseOptions).filter(wanted);
  for (const { clause } of [...cases, ...scripts]) {
    const tally = tallies.get(clause);
    if (tally !== undefined) tally.planned++;
  }
  for (const { clause, size } of spaces) {
    const tally = tallies.get(clause);
    if (tally === undefined) continue;
    tally.space = size;
    tally.planned += size;
  }
  const quota = quotaClauses(session).filter((clause) => isWanted(options, clause));
  for (const clause of quota) {
    const tally = tallies.get(clause);
    if (tally === undefined) continue;
    if (options.profile === 'quick')
      tally.unrun = 'left out by profile quick: it takes as many resources as the quota has';
    else tally.planned++;
  }
  return {
    session,
    cases: packCases(cases, caseOptions),
    spaces,
    scripts,
    unmarked:
      wanted({ clause: contract.common.refusalEffect }) && options.profile !== 'quick'
        ? faultsWithoutMarker(caseOptions)
        : [],
    quota: quota.length > 0 && options.profile !== 'quick',
  };
}

import type { CaseOptions } from '../../generators/case-options.ts';
import { enumerations, generateCases, generateRiders, packCases } from '../../generators/cases.ts';
import { faultsWithoutMarker } from '../../generators/marked.ts';
import { type Opening, openingOf } from '../../generators/opening.ts';
import type { Change } from '../../generators/probe.ts';
import { leastRefused, repeats } from '../../generators/repeats.ts';
import { generateScripts } from '../../generators/scripts.ts';
import { inapplicable } from '../contract/applicability.ts';
import type { Case, Enumeration, Pack } from '../contract/case.ts';
import type { Script } from '../contract/script.ts';
import { quotaClauses } from './quota/quota-clauses.ts';
import { isWanted } from './run-options.ts';
import type { Session } from './session.ts';

const randomCases = { quick: 0, standard: 1, exhaustive: 20 } as const;

/** What is to be sent to one operation's target. */
export interface Plan {
  readonly session: Session;
  readonly opening: Opening;
  readonly cases: readonly (Case | Pack)[];
  /** Spaces that are sent in full, made while they are sent. */
  readonly spaces: readonly Enumeration[];
  readonly scripts: readonly Script[];
  /** Faults without room for a mark, whose effects are looked for apart. */
  readonly unmarked: readonly Change[];
  readonly quota: boolean;
}

/** What the opening of one operation may cost in profile quick, in requests, when nothing is wrong. */
const quickRequests = 74;

/** The cases and sequences to send, with every clause's tally told how many of them are its own. */
export function plan(session: Session): Plan {
  const { options, contract, facts, base, tallies } = session;
  for (const [clause, reason] of inapplicable(contract, facts)) {
    const tally = tallies.get(clause);
    if (tally !== undefined) tally.inapplicable = reason;
  }
  if (session.blocked !== null)
    return {
      session,
      opening: { hosts: [], faults: [], odd: [] },
      cases: [],
      spaces: [],
      scripts: [],
      unmarked: [],
      quota: false,
    };
  // What cannot be deleted stays, so that only what no clause can do without is created.
  const profile = session.resources.removable === false ? 'quick' : options.profile;
  const caseOptions: CaseOptions = {
    contract,
    facts,
    base,
    tokenless: session.tokenless,
    ...(session.way && { way: session.way }),
    rpc: session.capabilities.rpc,
    profile,
    seed: options.seed,
    cases: options.cases ?? randomCases[profile],
  };
  const wanted = ({ clause }: { readonly clause: string }) => isWanted(options, clause);
  const opening = wantedOf(
    openingOf(caseOptions, profile === 'quick' ? quickRequests : undefined),
    wanted,
    wanted({ clause: contract.common.resultReadback }),
  );
  const opened = [...opening.hosts, ...opening.faults].flatMap(({ members }) => members).concat(opening.odd);
  const known = new Set(opened.map(({ id }) => id));
  const direct = generateCases(caseOptions).filter((it) => wanted(it) && !known.has(it.id));
  const again = repeats(caseOptions, direct, leastRefused[profile]);
  const packs = [
    ...packCases(direct, caseOptions, generateRiders(caseOptions).filter(wanted)),
    ...again.filter(({ members }) => members.some(wanted)),
  ];
  const spaces = profile === 'exhaustive' ? enumerations(caseOptions).filter(wanted) : [];
  const scripts = generateScripts(caseOptions).filter((it) => membersOf(it).some(wanted));
  for (const { clause } of [...opened, ...packs.flatMap(casesOf), ...scripts.flatMap(membersOf)]) {
    const tally = tallies.get(clause);
    if (tally !== undefined) tally.planned++;
  }
  for (const { clause, size, ahead } of spaces) {
    const tally = tallies.get(clause);
    if (tally === undefined) continue;
    tally.space = { size, judged: 0, open: 0, failed: 0 };
    tally.planned += ahead + size;
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
    opening,
    cases: packs,
    spaces,
    scripts,
    unmarked:
      wanted({ clause: contract.common.refusalEffect }) && options.profile !== 'quick'
        ? faultsWithoutMarker(caseOptions)
        : [],
    quota: quota.length > 0 && options.profile !== 'quick',
  };
}

function casesOf(it: Case | Pack): readonly Case[] {
  return 'members' in it ? it.members : [it];
}

function membersOf(script: Script): readonly Script[] {
  return script.members ?? [script];
}

/**
 * The part of an opening that is about clauses that are asked for. Packs stay whole: what goes wrong with one may be due
 * to a clause that is not. Where what they create is to be read back, all that is valid is asked for.
 */
function wantedOf(
  { hosts, faults, odd }: Opening,
  isWantedCase: (it: { readonly clause: string }) => boolean,
  isReadBack: boolean,
): Opening {
  const chosen = (packs: readonly Pack[]) => packs.filter(({ members }) => members.some(isWantedCase));
  return { hosts: isReadBack ? hosts : chosen(hosts), faults: chosen(faults), odd: odd.filter(isWantedCase) };
}

import type { ClauseResult } from '../oracle/clause-result.ts';
import type { Exception } from './exception.ts';
import { createMatcher, type Matcher } from './match-exception.ts';

/**
 * `holds`: what it says fails still fails as it says · `kept`: nothing of it fails any more · `expired`: its last day is
 * over · `otherwise`: something of it fails in another way than it says · `untold`: nothing of it could be judged.
 */
export type Standing = 'holds' | 'kept' | 'expired' | 'otherwise' | 'untold';

/** An exception, and what a run says of it. */
export interface JudgedException extends Exception {
  readonly standing: Standing;
  /** Whole days since it was accepted. */
  readonly ageDays: number;
  /** Ids of the clauses that it covers in this run. */
  readonly clauses: readonly string[];
}

/** The results of a run with known deviations told from others. */
export interface Excepted {
  readonly results: readonly ClauseResult[];
  readonly exceptions: readonly JudgedException[];
}

/** Standings that make a run red: the entry has to be looked at. */
const red: ReadonlySet<Standing> = new Set(['kept', 'expired', 'otherwise']);

/** Whether an exception must not stay as it is. */
export function isStale({ standing }: JudgedException): boolean {
  return red.has(standing);
}

/**
 * Marks what `exceptions` cover as excepted. A clause that fails otherwise than its exception says, or after its last day,
 * stays violated, and its reason says so. `today` is a date such as 2026-11-30.
 */
export function applyExceptions(
  results: readonly ClauseResult[],
  exceptions: readonly Exception[],
  today: string,
): Excepted {
  const matchers = exceptions.map(createMatcher);
  return {
    results: results.map((result) => resultUnder(result, matchers, today)),
    exceptions: matchers.map((matcher) => {
      const covered = results.filter(({ id, operation }) => matcher.covers(id, operation));
      return {
        ...matcher.exception,
        standing: standingOf(matcher, covered, today),
        ageDays: ageOf(matcher.exception, today),
        clauses: covered.map(({ id }) => id),
      };
    }),
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** For how many days it is accepted by now. */
function ageOf({ since }: Exception, today: string): number {
  return Math.max(0, Math.floor((Date.parse(today) - Date.parse(since)) / dayMs));
}

function resultUnder(result: ClauseResult, matchers: readonly Matcher[], today: string): ClauseResult {
  if (!fails(result)) return result;
  const covering = matchers.filter(({ covers }) => covers(result.id, result.operation));
  const fitting = covering.filter(({ fits }) => fits(result));
  const valid = fitting.find(({ exception }) => exception.expires >= today);
  if (valid !== undefined) {
    const { reason, since, expires } = valid.exception;
    const days = ageOf(valid.exception, today);
    const age = `${days} ${days === 1 ? 'day' : 'days'}`;
    return {
      ...result,
      outcome: 'excepted',
      reason: `excepted since ${since} (${age}) until ${expires}: ${reason}; ${result.reason}`,
    };
  }
  const [expired] = fitting;
  if (expired !== undefined)
    return { ...result, reason: `${result.reason}; its exception expired on ${expired.exception.expires}` };
  const [other] = covering;
  if (other === undefined) return result;
  return {
    ...result,
    reason: `${result.reason}; it fails otherwise than its exception says`,
  };
}

function standingOf(matcher: Matcher, covered: readonly ClauseResult[], today: string): Standing {
  if (covered.length === 0) return 'untold';
  if (matcher.exception.expires < today) return 'expired';
  const failing = covered.filter(fails);
  if (failing.some((it) => !matcher.fits(it))) return 'otherwise';
  if (failing.length > 0) return 'holds';
  return covered.some(({ outcome }) => outcome === 'conforms') ? 'kept' : 'untold';
}

function fails({ outcome }: ClauseResult): boolean {
  // In a summary what failed may be excepted already.
  return outcome === 'violates' || outcome === 'warns' || outcome === 'excepted';
}

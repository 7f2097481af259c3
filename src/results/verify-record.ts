import { contractHash } from '../contract/check-contract.ts';
import type { Contract } from '../contract/contract.ts';
import { applyExceptions } from '../exceptions/apply-exceptions.ts';
import type { Lookup } from '../oracle/claims/read-steps.ts';
import { uncut, unlessCut } from '../oracle/claims/uncut.ts';
import { createJudge, type Judge } from '../oracle/judge-run.ts';
import type { Observation } from '../oracle/observation.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import { dayOf } from './day-of.ts';
import { type Reading, readRecords } from './read-records.ts';
import { RecordsError, type RunRecord } from './record.ts';
import type { RunHeader } from './run-header.ts';
import type { ClauseResult } from './summary.ts';
import { urlsOf } from './target.ts';

/** What judging a recorded run again came to. */
export interface Verification {
  readonly header: RunHeader;
  readonly exchanges: number;
  readonly claims: number;
  /** Claims that rest on answers of which the record has only the start: what was recorded of them is believed. */
  readonly believedClaims: number;
  /** Operations whose contracts are not what they were when the run was made. */
  readonly changedContracts: readonly string[];
  /** Claims of which the judge says something else today, by the ids of their cases, or kinds where they have none. */
  readonly changedClaims: readonly string[];
  readonly changedOutcomes: readonly ChangedOutcome[];
  /** What the clauses come to today. */
  readonly results: readonly ClauseResult[];
  /** Whether the run came to its end. */
  readonly complete: boolean;
  /** Whether the record has no footer: what is in it was judged, and nothing vouches for it. */
  readonly isCut: boolean;
}

/** A clause that comes out otherwise than the record says. */
export interface ChangedOutcome {
  readonly clause: string;
  readonly recorded: string;
  readonly judged: string;
}

/**
 * Judges the run recorded in the file at `path` again, from its exchanges alone. Throws a RecordsError when the file is
 * broken off, unless it is read up to the cut; when it is edited or of another version; or when it is about an operation
 * that none of `contracts` is of.
 */
export async function verifyRecord(
  path: string,
  contracts: readonly Contract[],
  reading: Reading = {},
): Promise<Verification> {
  // Only once the footer vouches for the whole is anything in it believed.
  for await (const _ of readRecords(path, reading));
  const creates = new Map<number, Observation>();
  const exchanges = new Map<number, RecordedExchange>();
  const results: ClauseResult[] = [];
  const changedClaims: string[] = [];
  let header: RunHeader | null = null;
  let judge: Judge | null = null;
  let claims = 0;
  let believedClaims = 0;
  let complete = false;
  let isCut = true;
  const lookup: Lookup = {
    // Of creates that were cut, all that is ever read of them was kept.
    create: (ordinal) => found(creates.get(ordinal), path, ordinal),
    exchange: (ordinal) => {
      const exchange = found(exchanges.get(ordinal), path, ordinal);
      return uncut(exchange);
    },
  };
  const take: { readonly [T in RunRecord['type']]: (record: Extract<RunRecord, { type: T }>) => void } = {
    header: (record) => {
      header = record.header;
      judge = createJudge(contractsOf(record.header, contracts, path), urlsOf(record.header.target));
    },
    exchange: ({ exchange }) => {
      exchanges.set(exchange.ordinal, exchange);
      const seen = judge?.see(exchange);
      if (seen) creates.set(exchange.ordinal, seen.observation);
    },
    claim: ({ claim, evidence }) => {
      claims++;
      const judged = unlessCut(() => judge?.claim(claim, lookup));
      if (judged === 'cut') {
        believedClaims++;
        judge?.believe(evidence);
      } else if (JSON.stringify(judged) !== JSON.stringify(evidence))
        changedClaims.push('case' in claim ? claim.case : claim.kind);
    },
    clause: ({ result }) => void results.push(result),
    footer: ({ footer }) => {
      complete = footer.complete;
      isCut = false;
    },
  };
  // The table is keyed by the record's own type, which TypeScript cannot follow through an index.
  for await (const record of readRecords(path, reading))
    (take[record.type] as (record: RunRecord) => void)(record);
  return verification({
    path,
    header,
    judge,
    contracts,
    results,
    changedClaims,
    claims,
    believedClaims,
    exchanges: exchanges.size,
    complete,
    isCut,
  });
}

interface Judged {
  readonly path: string;
  readonly header: RunHeader | null;
  readonly judge: Judge | null;
  readonly contracts: readonly Contract[];
  readonly results: readonly ClauseResult[];
  readonly changedClaims: readonly string[];
  readonly claims: number;
  readonly believedClaims: number;
  readonly exchanges: number;
  readonly complete: boolean;
  readonly isCut: boolean;
}

function verification(judged: Judged): Verification {
  const { header, judge, contracts, results, ...counted } = judged;
  if (header === null || judge === null) throw unusable(judged.path, 'has no header');
  const raw = judge.results({ stopped: null, strict: header.strict });
  const excepted = applyExceptions(raw, header.exceptions ?? [], dayOf(header)).results;
  const today = new Map(excepted.map((it) => [it.id, it.outcome]));
  const { changedClaims, claims, believedClaims, exchanges, complete, isCut } = counted;
  return {
    header,
    exchanges,
    claims,
    believedClaims,
    changedClaims,
    changedContracts: header.contracts.flatMap(({ operation, hash }) => {
      const contract = contracts.find((it) => it.operation === operation);
      return contract !== undefined && contractHash(contract) === hash ? [] : [operation];
    }),
    changedOutcomes: results.flatMap(({ id, outcome }) => {
      const now = today.get(id) ?? 'unknown';
      return now === outcome ? [] : [{ clause: id, recorded: outcome, judged: now }];
    }),
    results: excepted,
    complete,
    isCut,
  };
}

function contractsOf(header: RunHeader, contracts: readonly Contract[], path: string): readonly Contract[] {
  return header.contracts.map(({ operation }) => {
    const contract = contracts.find((it) => it.operation === operation);
    if (contract === undefined) throw unusable(path, `is about ${operation}, of which there is no contract`);
    return contract;
  });
}

function found<T>(value: T | undefined, path: string, ordinal: number): T {
  if (value === undefined) throw unusable(path, `cites exchange ${ordinal}, which it does not have`);
  return value;
}

function unusable(path: string, what: string): RecordsError {
  return new RecordsError(
    'damaged',
    `${path} ${what}.`,
    'Give the results.ndjson of a run, as it was written.',
  );
}

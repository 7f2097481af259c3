import type { Contract } from '../../contract/contract.ts';
import type { Sequence } from '../../contract/sequence.ts';
import { tokenName } from '../../contract/token-name.ts';
import { createdId } from '../../oracle/created-id.ts';
import { readbackDifference } from '../../oracle/judge-readback.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Investigations } from '../investigate/investigations.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { RunOptions } from '../run-options.ts';
import { runPool } from '../run-pool.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { readResources } from '../send/companions.ts';
import type { Sending } from '../sending.ts';
import { citationsOf } from '../sequences/citations-of.ts';

/**
 * Deletes what requests created. What a valid one did is kept until there are a few of them, which are read at once
 * before: what the target shows has to be what was asked for.
 */
export interface ReadbackQueue {
  readonly release: (answered: Answered) => Promise<void>;
  /** Reads what is kept to be read, and deletes it. */
  readonly flush: () => Promise<void>;
}

/** What reading back works with. */
export interface ReadingBack extends Sending {
  readonly investigations: Investigations;
}

/** As many as the smallest usual page holds; fewer where nobody knows how many there may be. */
const mostAtOnce = { known: 10, unknown: 4 } as const;

/** A queue with nothing in it. */
export function createReadbackQueue(tools: ReadingBack): ReadbackQueue {
  const { profile, options, sender, requests, pool, judge } = tools;
  const { contract } = profile;
  const clause = contract.common.resultReadback;
  const kept: Answered[] = [];
  let reading: Promise<void> | null = null;

  function isReadable(answered: Answered): boolean {
    const { planned, reply } = answered;
    const { expectation } = observationOf(answered);
    const id = createdId(reply);
    const token = planned.parameters[tokenName(contract)];
    // A token that may have been used before, for there are few so short, may stand for something that is gone by now.
    const isNew = token === undefined || /\{fresh:\d\d/.test(token);
    return (
      id !== null &&
      isNew &&
      planned.again.length === 0 &&
      planned.raw === '' &&
      expectation.kind === 'accept' &&
      !expectation.dryRun &&
      mostKept(contract, options, pool.limit()) > 1 &&
      profile.capabilities.list &&
      !tools.investigations.isWaiting(clause) &&
      judge.statesOf(contract.operation).get(clause)?.finding === null &&
      pool.alive().includes(id)
    );
  }

  async function readAndDelete(some: readonly Answered[]): Promise<void> {
    try {
      if (sender.stopped() === null) await pool.slots.whileLooking(() => readBack(tools, some));
    } finally {
      const width = Math.ceil(options.concurrency / 4);
      await runPool(
        some,
        width,
        (answered) => requests.discard(observationOf(answered)),
        () => false,
      );
    }
  }

  async function flush(): Promise<void> {
    const some = kept.splice(0);
    if (some.length === 0) return;
    reading = readAndDelete(some).finally(() => {
      reading = null;
    });
    await reading;
  }

  return {
    flush,
    release: async (answered) => {
      // One lot at a time, so that a small target is not filled up by what waits.
      while (reading !== null) await reading;
      if (!isReadable(answered)) return requests.discard(observationOf(answered));
      kept.push(answered);
      if (kept.length >= mostKept(contract, options, pool.limit())) await flush();
    },
  };
}

function mostKept({ quota, companions }: Contract, { maxResources }: RunOptions, limit: number): number {
  const most = mostAtOnce[(quota?.limit ?? null) === null ? 'unknown' : 'known'];
  return Math.min(most, mostRead(companions.list), Math.floor(Math.min(maxResources, limit) / 3));
}

/** How many resources one look may ask for. */
function mostRead(list: Contract['companions']['list']): number {
  return list === null ? 0 : (list.byId?.most ?? mostAtOnce.known);
}

async function readBack(tools: ReadingBack, kept: readonly Answered[]): Promise<void> {
  const { profile, options, sender, readPolicy } = tools;
  const { contract, facts } = profile;
  const clause = contract.common.resultReadback;
  const waits = readPolicy.waits(false);
  const context: RequestContext = { case: `${clause}/read`, clause, purpose: 'sequence' };
  let rest = kept;
  for (const [count, wait] of [...waits, null].entries()) {
    const ids = rest.flatMap(({ reply }) => createdId(reply) ?? []);
    const listing = await readResources(sender, contract, facts.region, ids, { context });
    if (listing === undefined) return;
    const isAsAsked = (answered: Answered): boolean => {
      const shown = listing.resources.get(createdId(answered.reply) ?? '');
      const { values } = observationOf(answered);
      return shown !== undefined && readbackDifference(contract, values, shown.tree) === null;
    };
    for (const answered of rest.filter(isAsAsked)) claimRead(tools, answered, listing.pages);
    rest = rest.filter((answered) => !isAsAsked(answered));
    if (rest.length === 0) readPolicy.helped(count);
    if (
      rest.length === 0 ||
      tools.investigations.isWaiting(clause) ||
      tools.judge.statesOf(contract.operation).get(clause)?.finding !== null
    )
      return;
    if (wait !== null) await options.wait(wait);
  }
  readPolicy.inVain(waits.length);
  for (const answered of rest) await readAlone(tools, answered, context);
}

/** What a list of several does not show as it should is read once more alone before anything is said against it. */
async function readAlone(tools: ReadingBack, answered: Answered, context: RequestContext): Promise<void> {
  const { contract, facts } = tools.profile;
  const id = createdId(answered.reply);
  if (id === null) return;
  const listing = await readResources(tools.sender, contract, facts.region, [id], { context });
  if (listing !== undefined) claimRead(tools, answered, listing.pages);
}

/** Puts a create and what was shown of it before the judge. */
function claimRead(
  { profile, judge, investigations }: ReadingBack,
  answered: Answered,
  pages: readonly RecordedExchange[],
): void {
  const { contract } = profile;
  const clause = contract.common.resultReadback;
  const observation = observationOf(answered);
  const about = observation.exchange.case;
  const sequence: Sequence = {
    id: `${clause}/sequence/${about}/${observation.exchange.ordinal}`,
    operation: contract.operation,
    clause,
    label: `what ${about} created`,
    check: 'readback',
    steps: [
      { kind: 'create', times: 1, request: answered.planned },
      { kind: 'read', of: 0, format: 'JSON' },
    ],
  };
  const execution: Execution = {
    sequence,
    serial: 'plan',
    steps: [
      { kind: 'create', at: [observation.exchange.ordinal] },
      { kind: 'read', of: 0, at: pages.map(({ ordinal }) => ordinal) },
    ],
    creates: [observation],
    looks: pages,
  };
  const evidence = judge.claim(
    {
      kind: 'sequence',
      operation: contract.operation,
      clause,
      case: sequence.id,
      label: sequence.label,
      property: 'readback',
      steps: execution.steps,
    },
    citationsOf(execution),
  );
  if (evidence.some(({ verdict }) => verdict === 'contradicted'))
    investigations.raise({ kind: 'sequence', execution });
}

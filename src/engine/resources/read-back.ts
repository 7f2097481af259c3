import type { Sequence } from '../../contract/sequence.ts';
import { createdId } from '../../oracle/created-id.ts';
import { readbackDifference } from '../../oracle/judge-readback.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Investigations } from '../investigate/investigations.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { readResources } from '../send/companions.ts';
import type { Sending } from '../sending.ts';
import { citationsOf } from '../sequences/citations-of.ts';

/** What reading back works with. */
export interface ReadingBack extends Sending {
  readonly investigations: Investigations;
}

/** Reads at once what several creates made, and puts each before the judge: what is shown has to be what was asked for. */
export async function readBack(tools: ReadingBack, kept: readonly Answered[]): Promise<void> {
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

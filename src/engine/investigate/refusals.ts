import { applyChange } from '../../contract/apply-change.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import { parameterCalled, parametersOfShape } from '../../contract/of-shape.ts';
import { rulesOfKind } from '../../contract/rules-of-kind.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { expectationOf } from '../../oracle/expectation.ts';
import { irregularForm } from '../../oracle/refusal-form.ts';
import { createCitations } from '../citations.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { Sending } from '../sending.ts';
import { plainRequest } from '../target-profile.ts';

/** How the target refuses. */
export interface Refusals {
  /**
   * Finds out, once, whether the form of `answered` is that of all refusals. True when it is: from then on such answers
   * are read as refusals, and the request has to be sent again to be read so.
   */
  readonly explain: (answered: Answered) => Promise<boolean>;
}

type Examining = Pick<Sending, 'profile' | 'sender' | 'requests' | 'judge'>;

/** Faults of two kinds, and one of them again: an answer that is no refusal has to be shown three times more. */
const sendings = 4;

/** Looks into how the target of one operation refuses. */
export function createRefusals(tools: Examining): Refusals {
  const { contract } = tools.profile;
  let examined: Promise<boolean> | null = null;
  return {
    explain: async (answered) => {
      const { exchange, reply } = observationOf(answered);
      if (reply.kind === 'blocked' || irregularForm(contract, exchange, reply) === null) return false;
      examined ??= examine(tools);
      return examined;
    },
  };
}

/** Sends faults of different kinds in alternation with the baseline, and has the judge say whether all are refused in one form. */
async function examine({ profile, sender, requests, judge }: Examining): Promise<boolean> {
  const { contract, baseline, facts } = profile;
  const { operation, common } = contract;
  const clause = common.errorEnvelope;
  const id = `${clause}/refuse/every-fault`;
  const second = longestText(contract) ?? wrongValue(contract, baseline, facts);
  if (second === null) return false;
  const changes = [contract.baselineFault, second];
  const send = async (parameters: Parameters, serial: string, purpose: 'confirm' | 'twin') => {
    if (sender.stopped() !== null) return null;
    const context = { case: id, clause, purpose } as const;
    const answered = await requests.obtain(plainRequest(profile, parameters), { context, serial });
    if (answered !== null) await requests.discard(observationOf(answered));
    return answered;
  };
  const faults: Answered[] = [];
  const twins: Answered[] = [];
  for (let count = 0; count < sendings; count++) {
    const change = changes[count % changes.length] ?? {};
    const fault = await send(applyChange(baseline, change), `fault-${count + 1}`, 'confirm');
    if (fault === null) return false;
    const { exchange, reply } = observationOf(fault);
    if (irregularForm(contract, exchange, reply) === null) return false;
    faults.push(fault);
    const twin = await send(baseline, `valid-${count + 1}`, 'twin');
    if (twin !== null) twins.push(twin);
  }
  const [first, ...again] = faults;
  if (first === undefined) return false;
  const citations = createCitations();
  const cite = ({ sent }: Answered) => citations.cite(sent);
  const evidence = judge.claim(
    {
      kind: 'finding',
      operation,
      clause,
      case: id,
      raisedBy: { clause, case: id },
      basis: 'refusals',
      first: cite(first),
      again: again.map(cite),
      twins: twins.map(cite),
      smallest: cite(first),
      nearest: null,
      cure: null,
    },
    citations,
  );
  return evidence.some(({ confirmed }) => confirmed !== undefined);
}

/** A word in the place of the first value that is no such word; null where each may be one. */
function wrongValue(contract: Contract, baseline: Parameters, facts: Facts): Parameters | null {
  const changes = contract.parameters.flatMap(({ name }) => [
    { [name]: 'no-such-value' },
    ...(parameterCalled(contract, name, 'reference')?.unknown?.ids ?? []).map((id) => ({ [name]: id })),
  ]);
  const isRefused = (change: Parameters) =>
    expectationOf(contract, Object.entries({ ...baseline, ...change }), facts).kind === 'refuse';
  return changes.find(isRefused) ?? null;
}

/** Makes the first text that has a longest length longer than that; null when no text has. */
function longestText(contract: Contract): Parameters | null {
  const [longest] = parametersOfShape(contract, 'text').flatMap(({ name, text }) =>
    rulesOfKind(text, 'length').map(({ max }) => ({ [name]: 'w'.repeat(max + 1) })),
  );
  return longest ?? null;
}

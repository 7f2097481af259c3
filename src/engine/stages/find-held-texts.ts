import type { Parameters } from '../../contract/test-case.ts';
import type { Observation } from '../../oracle/observation.ts';
import { createCitations } from '../citations.ts';
import type { Answered } from '../send/answered.ts';
import { observationOf } from '../send/answered.ts';
import { withNewTexts } from '../send/new-texts.ts';
import type { Requests } from '../send/requests.ts';
import { plainRequest } from '../target-profile.ts';
import type { Baseline } from './find-baseline.ts';
import { type Preflight, preflightContext } from './preflight-context.ts';

/** Milliseconds before a text is tried again: what was deleted may be gone late. */
const waits = [0, 300, 1500];

/**
 * The baseline with texts that are new in every request, for a target that keeps texts of what was deleted or refused;
 * null for one that does not. Asked when nothing of the baseline is there any more.
 */
export async function findHeldTexts(
  preflight: Preflight,
  baseline: Baseline,
  requests: Requests,
): Promise<Baseline | null> {
  const { contract, options, judge, emit } = preflight;
  const clause = contract.idempotence?.clauses.distinct;
  if (options.profile === 'quick' || baseline.conflict !== null || clause === undefined) return null;
  const send = async (parameters: Parameters, name: string): Promise<Answered | null> => {
    const answered = await requests.obtain(plainRequest({ ...baseline, contract }, parameters), {
      context: preflightContext(preflight, name),
      serial: name,
    });
    if (answered !== null) await requests.discard(observationOf(answered));
    return answered;
  };
  const refused: Observation[] = [];
  for (const wait of waits) {
    await options.wait(wait);
    const again = await send(baseline.parameters, `baseline-again-${refused.length + 1}`);
    if (again?.reply.kind !== 'refused') return null;
    refused.push(observationOf(again));
  }
  const parameters = withNewTexts(contract, baseline.parameters);
  const rounds: (readonly Observation[])[] = [];
  let accepted = baseline.accepted;
  for (const [index, same] of refused.slice(-2).entries()) {
    const other = await send(parameters, `baseline-with-new-texts-${index + 1}`);
    if (other?.reply.kind !== 'accepted') return null;
    rounds.push([observationOf(baseline.accepted), observationOf(other), same]);
    accepted = other;
  }
  const [code] = refused.flatMap(({ reply }) => (reply.kind === 'refused' ? [reply.code] : []));
  const citations = createCitations();
  judge.claim(
    {
      kind: 'quota',
      operation: contract.operation,
      clause,
      case: `${clause}/accepted-again`,
      property: 'accepted-again',
      number: 0,
      filled: [],
      rounds: rounds.map((creates) => ({
        known: [],
        creates: creates.map(citations.citeCreate),
        listed: [],
      })),
    },
    citations,
  );
  emit({
    type: 'note',
    text: `${contract.operation}: the target keeps the texts of what is gone, so each request has texts of its own.`,
  });
  return { ...baseline, parameters, accepted, conflict: code ?? null };
}

import type { Sequence } from '../../contract/sequence.ts';
import { withNewTexts } from '../send/new-texts.ts';
import { afterOthers } from './after-others.ts';
import type { SequenceInvestigation } from './sequence-investigation.ts';

/** Executions of which none contradicts before a sequence is executed in company, and how often it then is. */
const executions = { alone: 2, inCompany: 4 } as const;

/**
 * The sequence to be executed after `done` executions in which it was kept. What it showed may take the requests that came
 * in between. And what is shown otherwise than it was asked for may only be mixed up with what others ask for at the same
 * time: then others with other texts are sent beside it.
 */
export function inCompany(given: SequenceInvestigation, done: number): Sequence {
  const { contract, baseline } = given;
  const { sequence } = given.first;
  if (sequence.steps.some(({ kind }) => kind === 'pause')) return afterOthers(given, done);
  const { alone, inCompany: together } = executions;
  if (sequence.check !== 'readback' || done < alone || done >= alone + together) return sequence;
  const beside = { ...baseline, parameters: withNewTexts(contract, baseline.parameters) };
  return {
    ...sequence,
    steps: sequence.steps.map((step) => (step.kind === 'create' ? { ...step, beside } : step)),
  };
}

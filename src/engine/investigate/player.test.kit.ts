import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Sequence, Step } from '../../contract/sequence.ts';
import type { CitedStep } from '../../oracle/claims/cited.ts';
import type { Observation } from '../../oracle/observation.ts';
import { type Came, createObserver } from '../../oracle/observer.test.kit.ts';
import type { RecordedExchange } from '../../oracle/recorded-exchange.ts';
import { fillPlaceholders, placeholdersFilled } from '../send/placeholders.ts';
import type { AskSequence, SequenceStep } from './ask-sequence.ts';
import type { Execution } from './unconfirmed-contradiction.ts';

/** How a target in a test answers a sequence: each create in order, and each look. */
export interface Playing {
  readonly create: (values: Readonly<Record<string, string>>, at: number) => Came;
  readonly look?: (creates: readonly Observation[]) => Came;
}

/** Executes sequences of `contract` without any network. */
export function createPlayer(
  contract: Contract,
): (sequence: Sequence, serial: string, playing: Playing) => Execution {
  const observer = createObserver(contract, specimen.facts);
  return (sequence, serial, { create, look = () => ({}) }) => {
    const creates: Observation[] = [];
    const looks: RecordedExchange[] = [];
    const executed = (step: Step, at: number): CitedStep => {
      if (step.kind === 'pause') return { kind: 'pause' };
      if (step.kind === 'subject') return { ...step, at: [] };
      if (step.kind !== 'create') {
        const exchange = observer.look(look(creates));
        looks.push(exchange);
        const cited = [exchange.ordinal];
        return step.kind === 'count'
          ? { kind: 'count', text: step.marker, at: cited }
          : { kind: step.kind, of: step.of, at: cited };
      }
      const sent = Array.from({ length: step.times }, (_, index) => {
        const shared = Object.fromEntries(
          Object.entries(step.request.parameters).map(([name, value]) =>
            value.includes('{shared:') ? placeholdersFilled([name, value]) : [name, value],
          ),
        );
        const values = fillPlaceholders(shared, `${serial}/${at}/${index}`);
        return observer.create(values, create(values, creates.length + index), step.request);
      });
      creates.push(...sent);
      return { kind: 'create', at: sent.map(({ exchange }) => exchange.ordinal) };
    };
    return { sequence, serial, steps: sequence.steps.map(executed), creates, looks };
  };
}

/** How an investigation of a sequence went. */
export interface FollowedSequence<T> {
  readonly asks: readonly AskSequence[];
  readonly executions: readonly (Execution | null)[];
  readonly conclusion: T;
}

/** Goes through an investigation of a sequence, which `execute` answers. */
export function followSequence<T>(
  steps: SequenceStep<T>,
  execute: (ask: AskSequence, count: number) => Execution | null,
): FollowedSequence<T> {
  const asks: AskSequence[] = [];
  const executions: (Execution | null)[] = [];
  let next = steps.next();
  while (next.done !== true) {
    if (asks.length > 200) throw new Error('The investigation goes on and on.');
    asks.push(next.value);
    const execution = execute(next.value, asks.length);
    executions.push(execution);
    next = steps.next(execution);
  }
  return { asks, executions, conclusion: next.value };
}

import type { Contract } from '../../contract/contract.ts';
import { judgeExecution } from '../../oracle/claims/evaluate-sequence.ts';
import { readSteps } from '../../oracle/claims/read-steps.ts';
import { createdId } from '../../oracle/created-id.ts';
import { holdsText, resourcesIn } from '../../oracle/listed-resources.ts';
import { treeOf } from '../../oracle/observation.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import type { Sending } from '../sending.ts';
import { citationsOf } from './citations-of.ts';
import { type Look, lookOnce } from './look-once.ts';

/** Looks until what is seen is as it should be: a target may show late what it did. */
export function look(tools: Sending, execution: Execution, step: Look): Promise<Execution> {
  return tools.pool.slots.whileLooking(() => lookAgain(tools, execution, step));
}

async function lookAgain(tools: Sending, execution: Execution, step: Look): Promise<Execution> {
  const { contract } = tools.profile;
  const { sequence } = execution;
  const { readPolicy } = tools;
  const isBroken = tools.judge.statesOf(contract.operation).get(sequence.clause)?.finding !== null;
  // What was shown already is only made smaller.
  const waits = readPolicy.waits(isBroken || execution.serial.includes('shrink'));
  if (step.kind === 'count' && step.afterMs !== undefined) await tools.options.wait(step.afterMs);
  for (let count = 0; ; count++) {
    const { step: looked, pages } = await lookOnce(tools, execution, step);
    const seen: Execution = {
      ...execution,
      steps: [...execution.steps, looked],
      looks: [...execution.looks, ...pages],
    };
    const wait = waits[count];
    // It waited already, and a state that there should not have been is gone in a moment.
    if (step.kind === 'settle') return seen;
    if (!contradicts(contract, seen) && !isMissing(contract, seen)) {
      readPolicy.helped(count);
      return seen;
    }
    if (wait === undefined) {
      readPolicy.inVain(count);
      return seen;
    }
    if (holdsTooMany(contract, seen)) return seen;
    // What the creates show by themselves no later look will change.
    if (contradicts(contract, execution)) return seen;
    await tools.options.wait(wait);
  }
}

function contradicts(contract: Contract, execution: Execution): boolean {
  const { lookup } = citationsOf(execution);
  const { sequence, steps } = execution;
  return judgeExecution(contract, { property: sequence.check, steps }, lookup).kind === 'contradicts';
}

/** Whether what was looked at is not shown, be that wrong or only in the way of what was to be seen. */
function isMissing(contract: Contract, execution: Execution): boolean {
  const last = readSteps(contract, execution.steps, citationsOf(execution).lookup).at(-1);
  return (last?.kind === 'read' || last?.kind === 'detail') && last.shown === null;
}

/** More resources of this execution than were answered for do not become fewer by waiting. */
function holdsTooMany(contract: Contract, { steps, creates, looks: pages }: Execution): boolean {
  const last = steps.at(-1);
  if (last?.kind !== 'count') return false;
  const given = new Set(creates.map(({ reply }) => createdId(reply)));
  return pages
    .filter(({ ordinal }) => last.at.includes(ordinal))
    .flatMap((page) => resourcesIn(contract, treeOf(page)))
    .some(({ id, tree }) => !given.has(id) && holdsText(tree, last.text));
}

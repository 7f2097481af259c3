import type { Evidence } from '../../oracle/evidence.ts';
import type { Observation } from '../../oracle/observation.ts';
import type { RunJudge } from '../run-judge.ts';
import type { Requests } from '../send/requests.ts';
import type { Sender } from '../send/sender.ts';
import { claimConclusion } from './conclude.ts';
import { createDriver, type Driver } from './driver.ts';
import { type FormProfile, investigateForm } from './investigate-form.ts';
import type { FormContradiction } from './unconfirmed-contradiction.ts';

/** Looks into the form of an answer, unless its clause is known to be broken, and puts the conclusion before the judge. */
export async function lookIntoForm(
  unconfirmed: FormContradiction,
  {
    profile,
    judge,
    driver,
  }: {
    readonly profile: FormProfile;
    readonly judge: RunJudge;
    readonly driver: Driver;
  },
): Promise<void> {
  const { clause, case: id } = unconfirmed;
  const { operation } = profile.contract;
  if (judge.statesOf(operation).get(clause)?.finding) return;
  const steps = investigateForm(unconfirmed, profile, judge.capacityOf(operation));
  claimConclusion({ profile, judge }, { id, clause }, await driver.drive(steps, { id, clause }));
}

/** An answer whose form contradicts a clause. */
export interface AnsweredForm {
  readonly observation: Observation;
  readonly evidence: Evidence;
}

/** Looks into the forms of answers of an operation of which no request was accepted. */
export async function lookIntoForms(
  forms: readonly AnsweredForm[],
  tools: {
    readonly profile: FormProfile;
    readonly judge: RunJudge;
    readonly sender: Sender;
    readonly requests: Requests;
  },
): Promise<void> {
  const driver = createDriver(tools);
  for (const { observation, evidence } of forms) {
    const planned = tools.sender.plannedOf(observation.exchange);
    if (planned === undefined) continue;
    const { clause, case: id } = evidence;
    await lookIntoForm({ kind: 'form', clause, case: id, planned, observation }, { ...tools, driver });
  }
}

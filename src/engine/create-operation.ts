import type { Facts } from '../contract/facts.ts';
import { createInvestigations } from './investigate/investigations.ts';
import { type AnsweredForm, lookIntoForms } from './investigate/look-into-form.ts';
import { createRefusals } from './investigate/refusals.ts';
import type { Operation } from './operation.ts';
import { createReadPolicy } from './resources/read-policy.ts';
import { createReadbackQueue, type ReadbackQueue } from './resources/readback-queue.ts';
import { createSubjects } from './resources/subjects.ts';
import { createAnswerCache } from './send/answer-cache.ts';
import { observationOf } from './send/answered.ts';
import { createLateAnswers } from './send/late-answers.ts';
import { createRequests, type Requests } from './send/requests.ts';
import type { RequestsOptions } from './send/requests-options.ts';
import { type Baseline, findBaseline } from './stages/find-baseline.ts';
import { findCapabilities } from './stages/find-capabilities.ts';
import { findFacts } from './stages/find-facts.ts';
import { findHeldTexts } from './stages/find-held-texts.ts';
import type { Preflight } from './stages/preflight-context.ts';
import { sendFault } from './stages/send-fault.ts';
import type { TargetProfile } from './target-profile.ts';

/** Looks at the target of one operation and makes what testing it works with; null when it cannot be tested. */
export async function createOperation(preflight: Preflight): Promise<Operation | null> {
  const { contract, options, sender, judge, pool, inventory, reclaim } = preflight;
  const declared: Facts = {
    region: options.regions[0] ?? 'cn-hangzhou',
    regions: options.regions,
    fixtures: options.fixtures,
    assumptions: options.assumptions,
  };
  const { operation } = contract;
  const forms: AnsweredForm[] = [];
  judge.onForm = (observation, evidence) => void forms.push({ observation, evidence });
  judge.claim({ kind: 'target', operation, facts: declared, baseline: {} });
  const facts = await findFacts(preflight, declared);
  judge.claim({ kind: 'target', operation, facts, baseline: {} });
  await inventory.begin(facts.region);
  let readback: ReadbackQueue | null = null;
  const sending: RequestsOptions = {
    contract,
    facts,
    baseline: null,
    sender,
    pool,
    ledger: options.ledger,
    subjects: createSubjects({ contract, facts, sender, pool, ledger: options.ledger, options }),
    judge,
    options,
    makeRoom: async () => readback?.flush(),
    reclaim,
  };
  const firstRequests = createRequests(sending);
  const first = await findBaseline(preflight, facts, firstRequests);
  if (first.kind === 'blocked') {
    judge.claim({ kind: 'blocked', operation, reason: first.reason });
    await lookIntoForms(forms, {
      profile: { contract, facts, baseline: first.parameters ?? {}, transport: null, tokenless: false },
      judge,
      sender,
      requests: firstRequests,
    });
    return null;
  }
  const { transport, tokenless, turnedDown } = first;
  judge.claim({ kind: 'target', operation, facts, baseline: first.parameters });
  if (transport !== null) sender.answerCompanionsIn(operation, transport.format);
  const { baseline, capabilities } = await findCapabilities(preflight, facts, first, firstRequests);
  const told = { facts, transport, tokenless, capabilities };
  const assembled = assemble(preflight, sending, told, baseline);
  const fault = await sendFault(preflight, assembled.profile, assembled.requests);
  const held = capabilities.remove ? await findHeldTexts(preflight, baseline, assembled.requests) : null;
  const made = held === null ? assembled : assemble(preflight, sending, told, held);
  readback = made.readback;
  for (const answered of turnedDown) made.investigations.raiseTwin(answered, contract.common.resultId);
  for (const { observation, evidence } of forms) made.investigations.raiseForm(observation, evidence);
  if (fault !== null) await made.refusals.explain(fault);
  return { ...made, inventory };
}

/** The parts that work with a baseline. */
function assemble(
  { contract, options, sender, pool, judge }: Preflight,
  sending: RequestsOptions,
  told: Pick<TargetProfile, 'facts' | 'transport' | 'tokenless' | 'capabilities'>,
  { parameters, accepted, conflict }: Baseline,
): Omit<Operation, 'inventory'> {
  const { transport, tokenless } = told;
  const requests: Requests = createRequests({
    ...sending,
    baseline: { contract, transport, tokenless, parameters, accepted: observationOf(accepted), conflict },
  });
  const profile: TargetProfile = { ...told, contract, baseline: parameters, accepted };
  const shared = { profile, options, sender, requests, pool, judge, readPolicy: createReadPolicy() };
  const investigations = createInvestigations(shared);
  const refusals = createRefusals(shared);
  const readback = createReadbackQueue({ ...shared, investigations });
  const cache = createAnswerCache(requests, readback.release);
  cache.store(accepted);
  return {
    ...shared,
    investigations,
    refusals,
    readback,
    cache,
    late: createLateAnswers(observationOf(accepted)),
  };
}

import type { Facts } from '../../contract/facts.ts';
import { isCodeOf } from '../../contract/protocol.ts';
import { createdId } from '../../oracle/created-id.ts';
import { callCompanion } from '../send/companions.ts';
import type { Requests } from '../send/requests.ts';
import { type Capabilities, plainRequest } from '../target-profile.ts';
import type { Baseline } from './find-baseline.ts';
import { findDistinctTexts } from './find-distinct-texts.ts';
import { type Preflight, preflightContext } from './preflight-context.ts';

/** What the target can be asked, and the baseline to ask it with. */
export interface Found {
  readonly capabilities: Capabilities;
  readonly baseline: Baseline;
}

/** Finds out which companion operations the target answers, with what the baseline created; that is deleted. */
export async function findCapabilities(
  preflight: Preflight,
  facts: Facts,
  first: Baseline,
  requests: Requests,
): Promise<Found> {
  const { pool, inventory } = preflight;
  const made = await requests.subjects.make(preflightContext(preflight, 'subject'));
  const id = createdId(first.accepted.reply) ?? made?.id ?? null;
  const { baseline, olderSignature } = await findSignature(preflight, first, requests);
  if (id === null)
    return { baseline, capabilities: { list: false, detail: false, remove: false, olderSignature } };
  // What did not list at first may do so in the format in which it takes the create.
  const list = inventory.isListed() || (await inventory.begin(facts.region));
  const detail = await answersDetail(preflight, facts, id);
  const remove = await pool.remove(id);
  if (!remove) pool.giveUpRemoving();
  const { companions, operation } = preflight.contract;
  const missing = [
    ...(list || companions.list === null ? [] : [companions.list.action]),
    ...(remove || companions.remove === null ? [] : [companions.remove.action]),
  ];
  const stays = remove ? '' : `, so what is created stays (${pool.trouble() ?? ''})`;
  if (missing.length > 0)
    preflight.emit({
      type: 'note',
      text: `${operation}: the target does not serve ${missing.join(' and ')}${stays}.`,
    });
  else if (!remove)
    preflight.emit({
      type: 'note',
      text: `${operation}: its contract names no operation that deletes, so what is created stays.`,
    });
  return { baseline, capabilities: { list, detail, remove, olderSignature } };
}

/** Whether the target takes requests signed the older way, asked in texts that it takes. */
async function findSignature(
  preflight: Preflight,
  baseline: Baseline,
  requests: Requests,
): Promise<{ readonly baseline: Baseline; readonly olderSignature: boolean }> {
  const isV3 = preflight.options.signature === 'v3';
  if (isV3 && (await takesOlderSignature(preflight, baseline, requests)))
    return { baseline, olderSignature: true };
  const distinct = await findDistinctTexts(preflight, baseline, requests);
  if (distinct === null) return { baseline, olderSignature: !isV3 };
  preflight.emit({
    type: 'note',
    text: `${preflight.contract.operation}: the target takes no text twice, so each request has texts of its own.`,
  });
  return {
    baseline: distinct,
    olderSignature: !isV3 || (await takesOlderSignature(preflight, distinct, requests)),
  };
}

async function answersDetail(preflight: Preflight, facts: Facts, id: string): Promise<boolean> {
  const { contract, sender } = preflight;
  const { detail } = contract.companions;
  if (detail === null) return false;
  const context = preflightContext(preflight, 'detail');
  const answer = await callCompanion(sender, contract, detail, { region: facts.region, id }, context);
  if (answer.ok) return true;
  return /NotFound/.test(answer.code) && !isCodeOf(contract.protocol.codes.action, answer.code);
}

/** With the newer signature there is no Format: only requests signed the older way can ask for XML. */
async function takesOlderSignature(
  preflight: Preflight,
  { parameters, transport, tokenless }: Baseline,
  requests: Requests,
): Promise<boolean> {
  const { contract } = preflight;
  const planned = { ...plainRequest({ contract, transport, tokenless }, parameters), rpcSignature: true };
  const observation = await requests.send(planned, {
    context: preflightContext(preflight, 'older-signature'),
    serial: 'baseline',
  });
  await requests.discard(observation);
  return observation?.reply.kind === 'accepted';
}

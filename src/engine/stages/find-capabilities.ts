import type { Facts } from '../../contract/facts.ts';
import { isCodeOf } from '../../contract/protocol.ts';
import type { ResourcePool } from '../resources/pool.ts';
import { createdId } from '../send/answered.ts';
import { callCompanion, readResources } from '../send/companions.ts';
import type { Requests } from '../send/requests.ts';
import { type Capabilities, plainRequest } from '../target-profile.ts';
import type { Baseline } from './find-baseline.ts';
import { type Preflight, preflightContext } from './preflight-context.ts';

/** Milliseconds between looks at a target that may show late what it created. */
const waits = [100, 400, 1500, 3000];

/** Finds out which companion operations the target answers, with what the baseline created; that is deleted. */
export async function findCapabilities(
  preflight: Preflight,
  facts: Facts,
  baseline: Baseline,
  requests: Requests,
  pool: ResourcePool,
): Promise<Capabilities> {
  const id = createdId(baseline.accepted.reply);
  const olderSignature = await takesOlderSignature(preflight, baseline, requests);
  if (id === null) return { list: false, detail: false, remove: false, olderSignature };
  const list = await answersList(preflight, facts, id);
  const detail = await answersDetail(preflight, facts, id);
  const remove = await pool.remove(id);
  if (!remove) pool.giveUpRemoving();
  const { companions, operation } = preflight.contract;
  const missing = [...(list ? [] : [companions.list.action]), ...(remove ? [] : [companions.remove.action])];
  if (missing.length > 0)
    preflight.emit({
      type: 'note',
      text: `${operation}: the target does not answer ${missing.join(' and ')}${remove ? '' : `, so what is created stays (${pool.trouble() ?? ''})`}.`,
    });
  return { list, detail, remove, olderSignature };
}

/** Whether the target lists, soon after, what it was asked for. */
async function answersList(preflight: Preflight, facts: Facts, id: string): Promise<boolean> {
  const { contract, sender, options } = preflight;
  const context = preflightContext(preflight, 'list');
  for (const wait of [...waits, null]) {
    const listing = await readResources(sender, contract, facts.region, [id], { context });
    if (listing === undefined) return false;
    if (listing.resources.has(id) || wait === null) break;
    await options.wait(wait);
  }
  return true;
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
  const { contract, options } = preflight;
  if (options.signature !== 'v3') return true;
  const planned = { ...plainRequest({ contract, transport, tokenless }, parameters), rpcSignature: true };
  const observation = await requests.send(planned, {
    context: preflightContext(preflight, 'older-signature'),
    serial: 'baseline',
  });
  await requests.discard(observation);
  return observation?.reply.kind === 'accepted';
}

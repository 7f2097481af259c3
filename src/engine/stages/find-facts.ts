import { field, listAt } from '../../client/decode.ts';
import type { Facts } from '../../contract/facts.ts';
import { subjectText } from '../../contract/subject.ts';
import { callCompanion } from '../send/companions.ts';
import { isUnreachable } from './find-baseline.ts';
import { type Preflight, preflightContext } from './preflight-context.ts';

/** What is known of the target: what was declared, and what it says itself of its regions and of ids that exist. */
export async function findFacts(preflight: Preflight, declared: Facts): Promise<Facts> {
  const { contract, sender } = preflight;
  const { regions, fixtures } = contract.companions;
  const { region } = declared;
  const found: Record<string, string> = {};
  let known = declared.regions;
  if (regions !== null) {
    const context = preflightContext(preflight, 'regions');
    const answer = await callCompanion(sender, contract, regions.call, { region }, context);
    const names = answer.ok
      ? listAt(answer.tree, regions.items).map((item) => field(item, regions.field))
      : [];
    known = [...new Set([...known, ...names.filter((name): name is string => typeof name === 'string')])];
    if (!answer.ok && isUnreachable(answer.attempted.reply)) return declared;
  }
  for (const { fixture, items, field: name, where, ...call } of fixtures) {
    if (declared.fixtures[fixture] !== undefined) continue;
    const context = preflightContext(preflight, `fixture-${fixture}`);
    const answer = await callCompanion(sender, contract, call, { region }, context);
    const item = answer.ok
      ? listAt(answer.tree, items).find((it) =>
          Object.entries(where).every(([key, value]) => field(it, key) === value),
        )
      : undefined;
    const id = item === undefined ? undefined : field(item, name);
    if (typeof id === 'string' && id !== '') found[fixture] = id;
  }
  // What a run acts on it makes itself: nothing that was there before is changed or deleted.
  const made = contract.subject === undefined ? {} : { [contract.subject.parameter]: subjectText };
  return { ...declared, regions: known, fixtures: { ...found, ...declared.fixtures, ...made } };
}

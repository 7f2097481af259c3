import { parameterPath } from '../contract/parameter-path.ts';
import { listResources } from '../engine/send/companions.ts';
import { holdsText } from '../oracle/listed-resources.ts';
import type { Chapter, Intent } from './chapter.ts';
import type { Sweeping } from './sweeping.ts';

/** Milliseconds between looks at a target that may show late what it created. */
const looks = [300, 700, 1500, 2500];

/**
 * Looks through what the target lists for texts that only this run has sent. What carries one was created by it,
 * whatever the answer said, and goes into the ledger. Unanswered creates whose texts are not there came to nothing;
 * `reasons` says of the others why that cannot be told.
 */
export async function findMarked(sweeping: Sweeping, reasons: Map<string, string>): Promise<void> {
  const { contract, chapter, write } = sweeping;
  const pending = chapter.unanswered().filter(({ operation }) => operation === contract.operation);
  for (const place of chapter.markers()) {
    if (place.operation !== contract.operation || place.markers.length === 0) continue;
    const marked = pending.filter((it) => it.region === place.region && isShown(sweeping, it));
    const listed = await lookThrough(sweeping, place, marked.length === 0 ? [] : looks);
    for (const { key } of marked)
      if (listed) write({ type: 'nothing', key });
      else reasons.set(key, `${contract.companions.list.action} does not answer`);
  }
}

/** Whether the target lists what it holds. */
async function lookThrough(
  { contract, chapter, sender, write, wait, context }: Sweeping,
  { operation, region, markers }: ReturnType<Chapter['markers']>[number],
  waits: readonly number[],
): Promise<boolean> {
  for (const pause of [0, ...waits]) {
    await wait(pause);
    const all = await listResources(sender, contract, region, context);
    if (all === null) return false;
    for (const { id, tree } of all.resources.values())
      if (!chapter.isOurs(operation, id) && markers.some((marker) => holdsText(tree, marker)))
        write({ type: 'created', key: null, operation, region, id });
  }
  return true;
}

/** Whether a text of its own stands where the target shows it. */
function isShown({ contract }: Sweeping, { request, markers }: Intent): boolean {
  const shown = contract.companions.list.fields.map(({ parameter }) => parameter);
  return Object.entries(request.parameters).some(
    ([name, value]) =>
      shown.includes(parameterPath(name).name) && markers.some((marker) => value.includes(marker)),
  );
}

import { companionName } from '../../contract/companion-name.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
import { shownFields } from '../../contract/shown-fields.ts';
import { holdsText, type Resource } from '../../oracle/listed-resources.ts';
import type { Intent } from '../resources/account.ts';
import { type Listing, listResources } from '../send/companions.ts';
import type { Cleaning } from './cleaning.ts';
import { lingering, removeAgain } from './remove-again.ts';

/** Milliseconds between looks at a target that may show late what it created or deleted. */
const looks = [300, 700, 1500, 2500];

/** What the target lists in one region once a run has deleted what it knew of. */
export interface Look {
  /** Whether the target lists at all. */
  readonly isListed: boolean;
  /** Whether something carries a text of the run and no answer told of it. */
  readonly found: boolean;
  /** Ids that are listed although they were deleted. */
  readonly stale: readonly string[];
  /** What was not there before and cannot be shown to be the run's own; none where nobody knows what was before. */
  readonly appeared: readonly Resource[];
}

/**
 * Looks through what the target lists in `region` for texts that only this run has sent. What carries one was created by
 * it, whatever the answer said, and goes into the ledger. Unanswered creates whose texts are not there came to nothing;
 * `reasons` says of the others why that cannot be told. A target that leaves nothing to ask is looked at once.
 */
export async function lookThrough(
  cleaning: Cleaning,
  region: string,
  reasons: Map<string, string>,
): Promise<Look> {
  const { contract, account, wait, write } = cleaning;
  const pending = account
    .unanswered()
    .filter((it) => it.operation === contract.operation && it.region === region && isShown(cleaning, it));
  let found = false;
  let listing = cleaning.latest(region) ?? (await list(cleaning, region));
  for (const [count, pause] of [...looks, null].entries()) {
    if (listing !== null) listing = await removeAgain(cleaning, region, listing);
    if (listing === null) break;
    found = adoptMarked(cleaning, region, listing) || found;
    const isSettled = pending.length === 0 && !found && lingering(cleaning, listing).length === 0;
    // What appeared meanwhile may go as well: others test there, too.
    if (pause === null || (isSettled && (count > 0 || unexpected(cleaning, region, listing).length === 0)))
      break;
    await wait(pause);
    listing = await list(cleaning, region);
  }
  for (const { key } of pending)
    if (listing !== null) write({ type: 'nothing', key });
    else reasons.set(key, `${companionName(contract.companions.list)} does not answer`);
  if (listing === null) return { isListed: false, found, stale: [], appeared: [] };
  return {
    isListed: true,
    found,
    stale: lingering(cleaning, listing),
    appeared: unexpected(cleaning, region, listing),
  };
}

function unexpected(
  { contract, account, isOver }: Cleaning,
  region: string,
  listing: Listing,
): readonly Resource[] {
  const { operation } = contract;
  const before = account.before().find((it) => it.operation === operation && it.region === region)?.ids;
  if (before === undefined || before === null) return [];
  const told = new Set(account.appeared().map(({ id }) => id));
  return [...listing.resources.values()].filter(
    ({ id }) => !before.has(id) && !account.isOurs(operation, id) && (!isOver || told.has(id)),
  );
}

function list({ sender, contract, context }: Cleaning, region: string): Promise<Listing | null> {
  return listResources(sender, contract, region, context);
}

function adoptMarked({ contract, account, write }: Cleaning, region: string, listing: Listing): boolean {
  const { operation } = contract;
  const markers = account.markers().find((it) => it.operation === operation && it.region === region)?.markers;
  const marked = [...listing.resources.values()].filter(
    ({ id, tree }) => !account.isOurs(operation, id) && markers?.some((marker) => holdsText(tree, marker)),
  );
  for (const { id } of marked) write({ type: 'created', key: null, operation, region, id });
  return marked.length > 0;
}

/** Whether a text of its own stands where the target shows it. */
function isShown({ contract }: Cleaning, { request, markers }: Intent): boolean {
  const shown = shownFields(contract).map(({ parameter }) => parameter);
  return Object.entries(request.parameters).some(
    ([name, value]) =>
      shown.includes(parameterPath(name).name) && markers.some((marker) => value.includes(marker)),
  );
}

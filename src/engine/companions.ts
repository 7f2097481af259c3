import { type Answer, decode, field, listAt, type Tree } from '../client/decode.ts';
import type { Parameters } from '../contract/case.ts';
import type { CompanionCall, Contract, Paging } from '../contract/contract.ts';
import { textAt } from '../oracle/read-reply.ts';
import type { Attempted, Conduit, Occasion } from './conduit.ts';

/** What a companion operation said: its content, or the code or trouble instead. */
export type CompanionAnswer =
  | { readonly ok: true; readonly tree: Tree | null; readonly attempted: Attempted }
  | { readonly ok: false; readonly code: string; readonly detail: string; readonly attempted: Attempted };

/** A resource as the target shows it. */
export interface Resource {
  readonly id: string;
  readonly tree: Tree;
}

const mostPages = 200;

/** Pages on which single resources are looked for. */
const mostReadPages = 20;

/** Calls a companion operation, `$region` and `$id` in its parameters filled in. */
export async function callCompanion(
  conduit: Conduit,
  contract: Contract,
  call: CompanionCall,
  values: { readonly region: string; readonly id?: string; readonly more?: Parameters },
  occasion: Occasion,
  format: 'JSON' | 'XML' = 'JSON',
): Promise<CompanionAnswer> {
  const filled = Object.fromEntries(
    Object.entries(call.parameters).map(([name, value]) => [
      name,
      value.replace('$region', values.region).replace('$id', values.id ?? ''),
    ]),
  );
  const attempted = await conduit.companion(contract, call, { ...filled, ...values.more }, occasion, format);
  const { response, failure } = attempted.exchange;
  if (response === undefined)
    return { ok: false, code: '', detail: failure?.message ?? 'no answer', attempted };
  const answer: Answer = decode(response);
  const code = textAt(answer, 'Code');
  const ok = response.status >= 200 && response.status < 300 && answer.problem === null;
  return ok
    ? { ok: true, tree: answer.tree, attempted }
    : { ok: false, code, detail: `${response.status} ${code || (answer.problem ?? '')}`.trim(), attempted };
}

/** Every resource that the target lists in `region`, over all pages; null when it does not list. */
export async function listResources(
  conduit: Conduit,
  contract: Contract,
  region: string,
  occasion: Occasion,
): Promise<ReadonlyMap<string, Resource> | null> {
  for (const paging of contract.companions.list.paging) {
    const found = await listPages(conduit, contract, region, paging, occasion);
    if (found === null) return null;
    if (found.complete) return found.resources;
  }
  return null;
}

async function listPages(
  conduit: Conduit,
  contract: Contract,
  region: string,
  paging: Paging,
  occasion: Occasion,
): Promise<{ readonly resources: ReadonlyMap<string, Resource>; readonly complete: boolean } | null> {
  const { list } = contract.companions;
  const resources = new Map<string, Resource>();
  let token = '';
  for (let page = 1; page <= mostPages; page++) {
    const more =
      paging.kind === 'token'
        ? { [paging.size]: String(paging.most), ...(token !== '' && { [paging.next]: token }) }
        : { [paging.page]: String(page), [paging.size]: String(paging.most) };
    const answer = await callCompanion(conduit, contract, list, { region, more }, occasion);
    if (!answer.ok) return null;
    const before = resources.size;
    const asked = token;
    for (const resource of resourcesIn(contract, answer.tree)) resources.set(resource.id, resource);
    const total = Number(field(answer.tree, list.total) ?? Number.NaN);
    token = paging.kind === 'token' ? String(field(answer.tree, paging.next) ?? '') : '';
    if (Number.isFinite(total) && resources.size >= total && token === '')
      return { resources, complete: true };
    // No further page: complete, unless the target counts more than it showed.
    if (paging.kind === 'token' && token === '') return { resources, complete: !(total > resources.size) };
    if (resources.size === before && (token === '' || token === asked)) return { resources, complete: true };
  }
  return { resources, complete: false };
}

/** The resource with `id` as the target shows it now; null when it shows none, undefined when it cannot be asked. */
export async function readResource(
  conduit: Conduit,
  contract: Contract,
  region: string,
  id: string,
  occasion: Occasion,
  format: 'JSON' | 'XML' = 'JSON',
): Promise<Resource | null | undefined> {
  const resources = await readResources(conduit, contract, region, [id], occasion, format);
  return resources === undefined ? undefined : (resources.get(id) ?? null);
}

/** Those of `ids` that the target shows now, as it shows them; undefined when it cannot be asked. */
export async function readResources(
  conduit: Conduit,
  contract: Contract,
  region: string,
  ids: readonly string[],
  occasion: Occasion,
  format: 'JSON' | 'XML' = 'JSON',
): Promise<ReadonlyMap<string, Resource> | undefined> {
  const { list } = contract.companions;
  const { parameter, form } = list.byId;
  const filter =
    form === 'json'
      ? { [parameter]: JSON.stringify(ids) }
      : Object.fromEntries(ids.map((id, index) => [`${parameter}.${index + 1}`, id]));
  const next = list.paging.flatMap((it) => (it.kind === 'token' ? [it.next] : []))[0];
  const shown = new Map<string, Resource>();
  let more: Parameters = filter;
  for (let page = 1; page <= mostReadPages; page++) {
    const answer = await callCompanion(conduit, contract, list, { region, more }, occasion, format);
    if (!answer.ok) return page === 1 ? undefined : shown;
    for (const resource of resourcesIn(contract, answer.tree)) shown.set(resource.id, resource);
    // What was asked for may be on a later page, behind one that has nothing on it.
    const token = next === undefined ? '' : String(field(answer.tree, next) ?? '');
    if (next === undefined || token === '' || more[next] === token || ids.every((id) => shown.has(id))) break;
    more = { ...filter, [next]: token };
  }
  // Other ids than those that were asked for: no filter is applied, and the rest may be on any page.
  const isUnfiltered = [...shown.keys()].some((id) => !ids.includes(id));
  if (!isUnfiltered || ids.every((id) => shown.has(id))) return shown;
  return (await listResources(conduit, contract, region, occasion)) ?? shown;
}

function resourcesIn(contract: Contract, tree: Tree | null): readonly Resource[] {
  const { list } = contract.companions;
  return listAt(tree, list.items).flatMap((item) => {
    const id = field(item, list.id);
    return typeof id === 'string' && id !== '' ? [{ id, tree: item }] : [];
  });
}

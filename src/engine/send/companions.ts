import { type Answer, decode, field, type Tree } from '../../client/decode.ts';
import type { CompanionCall, Contract, ListCompanion, Paging } from '../../contract/contract.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { textAt } from '../../oracle/answer-fields.ts';
import { type Resource, resourcesIn } from '../../oracle/listed-resources.ts';
import type { RecordedExchange, RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Attempt, Sender } from './sender.ts';

/** What a companion operation said: its content, or the code or trouble instead. */
export type CompanionAnswer =
  | { readonly ok: true; readonly tree: Tree | null; readonly attempted: Attempt }
  | { readonly ok: false; readonly code: string; readonly detail: string; readonly attempted: Attempt };

/** What a target lists, and the answers that show it. */
export interface Listing {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly pages: readonly RecordedExchange[];
}

const allPages = 200;

/** Pages on which single resources are looked for. */
const mostReadPages = 20;

/** What is asked of a companion operation, beside what it is always asked. */
export interface Asked {
  readonly region: string;
  readonly id?: string;
  readonly more?: Parameters;
  /** Where nothing is said, the one that companions are answered in. */
  readonly format?: 'JSON' | 'XML' | undefined;
}

/** Calls a companion operation, `$region` and `$id` in its parameters filled in. */
export async function callCompanion(
  sender: Sender,
  contract: Contract,
  call: CompanionCall,
  { region, id = '', more, format }: Asked,
  context: RequestContext,
): Promise<CompanionAnswer> {
  const filled = Object.fromEntries(
    Object.entries(call.parameters).map(([name, value]) => [
      name,
      value.replace('$region', region).replace('$id', id),
    ]),
  );
  const attempted = await sender.companion(contract, call, { ...filled, ...more }, context, format);
  const { response, failure } = attempted.exchange;
  if (response === undefined)
    return { ok: false, code: '', detail: failure?.message ?? 'no answer', attempted };
  const answer: Answer = decode(response);
  const code = textAt(answer, contract.protocol.envelope.code);
  const ok = response.status >= 200 && response.status < 300 && answer.problem === null;
  return ok
    ? { ok: true, tree: answer.tree, attempted }
    : { ok: false, code, detail: `${response.status} ${code || (answer.problem ?? '')}`.trim(), attempted };
}

/** Every resource that the target lists in `region`, over all pages; null when it does not list. */
export async function listResources(
  sender: Sender,
  contract: Contract,
  region: string,
  context: RequestContext,
): Promise<Listing | null> {
  for (const paging of contract.companions.list?.paging ?? []) {
    const found = await listPages({ sender, contract, region, context }, paging, allPages);
    if (found === null) return null;
    if (found.complete) return found;
  }
  return null;
}

/** The same, where that takes at most `mostPages` pages; `more` where there is more. */
export async function listShortly(listed: Listed, mostPages: number): Promise<Listing | 'more' | null> {
  if (listed.contract.companions.list === null) return null;
  for (const paging of listed.contract.companions.list?.paging ?? []) {
    const found = await listPages(listed, paging, mostPages);
    if (found === null || found.complete) return found;
  }
  return 'more';
}

/** What is listed of which target. */
export interface Listed {
  readonly sender: Sender;
  readonly contract: Contract;
  readonly region: string;
  readonly context: RequestContext;
}

async function listPages(
  { sender, contract, region, context }: Listed,
  paging: Paging,
  mostPages: number,
): Promise<(Listing & { readonly complete: boolean }) | null> {
  const { list } = contract.companions;
  if (list === null) return null;
  const resources = new Map<string, Resource>();
  const pages: RecordedExchange[] = [];
  let token = '';
  for (let page = 1; page <= mostPages; page++) {
    const more = pageOf(paging, page, token);
    const answer = await callCompanion(sender, contract, list, { region, more }, context);
    if (!answer.ok || isRefusal(contract, answer.tree)) return null;
    pages.push(answer.attempted.exchange);
    const before = resources.size;
    const asked = token;
    for (const resource of resourcesIn(contract, answer.tree)) resources.set(resource.id, resource);
    const total = Number(field(answer.tree, list.total) ?? Number.NaN);
    token = paging.kind === 'token' ? String(field(answer.tree, paging.next) ?? '') : '';
    if (Number.isFinite(total) && resources.size >= total && token === '')
      return { resources, pages, complete: true };
    if (paging.kind === 'whole') return { resources, pages, complete: true };
    // No further page: complete, unless the target counts more than it showed.
    if (paging.kind === 'token' && token === '')
      return { resources, pages, complete: !(total > resources.size) };
    if (resources.size === before && (token === '' || token === asked))
      return { resources, pages, complete: true };
  }
  return { resources, pages, complete: false };
}

/** Whether what came with a status of success is an error all the same: a Code, and nothing of a list. */
function isRefusal({ protocol, companions: { list } }: Contract, tree: Tree | null): boolean {
  if (list === null) return false;
  const isThere = (path: string) => (field(tree, path) ?? '') !== '';
  return isThere(protocol.envelope.code) && !isThere(list.items) && !isThere(list.total);
}

/** The parameters that ask for one page. */
function pageOf(paging: Paging, page: number, token: string): Parameters {
  if (paging.kind === 'whole') return {};
  return paging.kind === 'token'
    ? { [paging.size]: String(paging.most), ...(token !== '' && { [paging.next]: token }) }
    : { [paging.page]: String(page), [paging.size]: String(paging.most) };
}

type Form = NonNullable<ListCompanion['byId']>['form'];

/** The parameters that ask for resources by their ids. */
const filters: { readonly [F in Form]: (parameter: string, ids: readonly string[]) => Parameters } = {
  json: (parameter, ids) => ({ [parameter]: JSON.stringify(ids) }),
  numbered: (parameter, ids) => Object.fromEntries(ids.map((id, index) => [`${parameter}.${index + 1}`, id])),
  comma: (parameter, ids) => ({ [parameter]: ids.join(',') }),
  single: (parameter, ids) => ({ [parameter]: ids[0] ?? '' }),
};

/** Those of `ids` that the target shows now, as it shows them; undefined when it cannot be asked. */
export async function readResources(
  sender: Sender,
  contract: Contract,
  region: string,
  ids: readonly string[],
  { context, format }: { readonly context: RequestContext; readonly format?: 'JSON' | 'XML' },
): Promise<Listing | undefined> {
  const { list } = contract.companions;
  if (list === null) return undefined;
  // A filter that takes one id is no help with several.
  if (list.byId === null || (list.byId.form === 'single' && ids.length > 1))
    return (await listResources(sender, contract, region, context)) ?? undefined;
  const paging = list.paging.find((it) => it.kind === 'token');
  const next = paging?.next;
  const filter = {
    ...filters[list.byId.form](list.byId.parameter, ids),
    // No larger a page than takes what is asked for: what is cut before it is filtered, or counted in other rows, shows.
    ...(paging !== undefined && { [paging.size]: String(Math.min(paging.most, ids.length)) }),
  };
  const resources = new Map<string, Resource>();
  const pages: RecordedExchange[] = [];
  let more: Parameters = filter;
  for (let page = 1; page <= mostReadPages; page++) {
    const answer = await callCompanion(sender, contract, list, { region, more, format }, context);
    if (!answer.ok || isRefusal(contract, answer.tree)) return page === 1 ? undefined : { resources, pages };
    pages.push(answer.attempted.exchange);
    for (const resource of resourcesIn(contract, answer.tree)) resources.set(resource.id, resource);
    // What was asked for may be on a later page, behind one that has nothing on it.
    const token = next === undefined ? '' : String(field(answer.tree, next) ?? '');
    if (next === undefined || token === '' || more[next] === token || ids.every((id) => resources.has(id)))
      break;
    more = { ...filter, [next]: token };
  }
  // Other ids than those that were asked for: no filter is applied, and the rest may be on any page.
  const isUnfiltered = [...resources.keys()].some((id) => !ids.includes(id));
  if (!isUnfiltered || ids.every((id) => resources.has(id))) return { resources, pages };
  return (await listResources(sender, contract, region, context)) ?? { resources, pages };
}

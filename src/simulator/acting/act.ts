import type { MakeCompanion, Subject } from '../../contract/contract.ts';
import type { Call } from '../../endpoint/call.ts';
import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Fields } from '../../endpoint/fields.ts';
import { placeholderGiven } from '../companions/template.ts';
import { claim, findReplay, remember } from '../creation/tokens.ts';
import { withFieldAt } from '../fields-at.ts';
import type { Fixtures } from '../fixtures.ts';
import type { Request } from '../request.ts';
import type { RequestContext } from '../simulation.ts';
import type { Resource, State } from '../state.ts';

type Outcome = Fields | ErrorShape;

/** Changes or deletes what a request names, and says what to answer. */
export function act(context: RequestContext, fixtures: Fixtures, subject: Subject): Outcome {
  const { acts } = context.simulation.manners;
  const named = resourcesNamed(context, subject);
  const [first] = named;
  claim(context, fixtures);
  if (first !== undefined && acts.isReplayed) remember(context, fixtures, first);
  if (acts.isDone) actOn(context, subject, named);
  return {};
}

/** The same for a request that must do nothing. */
export function actAnyway(context: RequestContext, subject: Subject): void {
  actOn(context, subject, resourcesNamed(context, subject));
}

/** What the token of a request was answered with before; undefined where it was not used. */
export function findActed(context: RequestContext, fixtures: Fixtures): Outcome | undefined {
  if (!context.simulation.manners.acts.isReplayed) return undefined;
  const replay = findReplay(context, fixtures);
  return replay === undefined || !('order' in replay) ? replay : {};
}

/** The fixtures, and what was made to act on. */
export function knownSubjects({ simulation, state }: RequestContext, fixtures: Fixtures): Fixtures {
  const { subject } = simulation.contract;
  if (subject === undefined) return fixtures;
  const isThere = (id: string) => [...state.resources].some((it) => it.id === id);
  return {
    ...fixtures,
    exists: (name, id) => (name === subject.parameter ? isThere(id) : fixtures.exists(name, id)),
  };
}

/** Makes something to act on. */
export function makeSubject(
  make: MakeCompanion,
  { parameters }: Call,
  { state, fixtures }: { readonly state: State; readonly fixtures: Fixtures },
): Fields {
  const order = state.nextOrder();
  const id = `made-${order}-${Math.random().toString(36).slice(2, 12)}`;
  const region = placeholderGiven(make, '$region', parameters) ?? fixtures.regions[0] ?? '';
  state.resources.add({ id, order, region, request: new Map() });
  return withFieldAt({}, make.id, id);
}

function resourcesNamed({ request, state }: RequestContext, { parameter }: Subject): readonly Resource[] {
  const texts = Object.values(request.get(parameter) ?? {});
  const given = texts.flatMap((text) => [text, ...(text.match(/[^\s",[\]]+/g) ?? [])]);
  return [...state.resources].filter(({ id }) => given.includes(id));
}

function actOn(
  { simulation, request, state }: RequestContext,
  { effect }: Subject,
  named: readonly Resource[],
): void {
  const { acts } = simulation.manners;
  const concerned = new Set(named.flatMap((it) => acts.onto(it, [...state.resources])));
  const before = [...state.resources];
  state.resources.clear();
  for (const resource of before) {
    if (!concerned.has(resource)) state.resources.add(resource);
    else if (effect === 'changes') state.resources.add(changed(resource, acts.kept(request)));
  }
}

function changed(resource: Resource, request: Request): Resource {
  return { ...resource, request: new Map([...resource.request, ...request]) };
}

import type { Parameters, PlannedRequest } from '../contract/case.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import { brokenClauses, type Expectation, expectationOf } from '../oracle/expectation.ts';
import type { Session } from './session.ts';
import type { Submitted } from './submit.ts';

const mostSendings = 40;

/** Sends a smaller request; null when it does not contradict the documents as the first one did. */
export type Retry = (planned: PlannedRequest, serial: string) => Promise<Submitted | null>;

/**
 * The smallest request found that still fails in the same way. Each candidate is read anew: one that breaks other
 * clauses than the first, or touches an open point that it did not, is not sent. At most 40 requests are spent.
 */
export async function shrink(session: Session, first: Submitted, retry: Retry): Promise<Submitted> {
  const pinned = signatureOf(first.expectation);
  let smallest = first;
  let left = mostSendings;
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    for (const parameters of smallerThan(smallest.planned.parameters, session.base)) {
      if (left === 0 || session.options.signal.aborted || session.conduit.stopped() !== null) return smallest;
      const expectation = expectationOf(
        session.contract,
        Object.entries(parameters).map(standInsFilled),
        session.facts,
      );
      if (signatureOf(expectation) !== pinned) continue;
      left--;
      const failed = await retry({ ...smallest.planned, parameters }, `shrink-${mostSendings - left}`);
      if (failed === null || signatureOf(failed.expectation) !== pinned) continue;
      smallest = failed;
      progress = true;
      break;
    }
  }
  return smallest;
}

function signatureOf(expectation: Expectation): string {
  return JSON.stringify([
    expectation.kind,
    expectation.dryRun,
    brokenClauses(expectation),
    expectation.openPoints,
  ]);
}

/** Stand-ins are as long as they say, of letters, whatever the letters. */
function standInsFilled([name, value]: readonly [string, string]): readonly [string, string] {
  return [name, value.replaceAll(/\{fresh:(\d+)\}/g, (_, length: string) => 'a'.repeat(Number(length)))];
}

/** Smaller requests, the boldest first: without a parameter, with the base's value, with fewer list entries, with shorter texts. */
function* smallerThan(parameters: Parameters, base: Parameters): Iterable<Parameters> {
  const names = Object.keys(parameters);
  const lists = [
    ...new Set(
      names.map((name) => parameterPath(name)).flatMap(({ name, index }) => (index === null ? [] : [name])),
    ),
  ];
  for (const list of lists)
    if (!Object.keys(base).some((name) => parameterPath(name).name === list))
      yield without(parameters, (name) => parameterPath(name).name === list);
  for (const name of names)
    if (parameterPath(name).index === null && !(name in base) && !isStandIn(parameters[name]))
      yield without(parameters, (it) => it === name);
  if (lists.length > 0) {
    const isListed = (name: string) => parameterPath(name).index !== null;
    const usual = Object.fromEntries(Object.entries(base).filter(([name]) => isListed(name)));
    const reset = { ...without(parameters, isListed), ...usual };
    if (JSON.stringify(reset) !== JSON.stringify(parameters)) yield reset;
  }
  for (const name of names) {
    const usual = base[name];
    if (usual !== undefined && usual !== parameters[name]) yield { ...parameters, [name]: usual };
  }
  for (const list of lists) {
    const indexes = [...new Set(names.flatMap((name) => indexIn(name, list)))].sort((a, b) => b - a);
    for (const index of indexes.length > 1 ? indexes : []) yield withoutEntry(parameters, list, index);
  }
  for (const name of names) {
    const value = parameters[name] ?? '';
    if (value === base[name] || isStandIn(value)) continue;
    for (const shorter of shorterThan(value)) yield { ...parameters, [name]: shorter };
  }
}

function isStandIn(value: string | undefined): boolean {
  return value?.includes('{fresh:') === true;
}

function without(parameters: Parameters, gone: (name: string) => boolean): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !gone(name)));
}

function indexIn(name: string, list: string): readonly number[] {
  const path = parameterPath(name);
  return path.name === list && path.index !== null ? [path.index] : [];
}

/** `parameters` without entry `index` of `list`, later entries moved up. */
function withoutEntry(parameters: Parameters, list: string, index: number): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => {
      const path = parameterPath(name);
      if (path.name !== list || path.index === null || path.index < index) return [[name, value]];
      if (path.index === index) return [];
      return [[[list, path.index - 1, path.member].filter((part) => part !== null).join('.'), value]];
    }),
  );
}

function* shorterThan(value: string): Iterable<string> {
  const characters = [...value];
  const { length } = characters;
  if (length < 2) return;
  const half = Math.ceil(length / 2);
  yield characters.slice(0, half).join('');
  yield characters.slice(length - half).join('');
  const plain = characters.map((character) => (/[a-z]/i.test(character) ? 'a' : character)).join('');
  if (plain !== value) yield plain;
  if (length <= 24)
    for (let at = 0; at < length; at++)
      yield [...characters.slice(0, at), ...characters.slice(at + 1)].join('');
  else {
    yield characters.slice(0, -1).join('');
    yield characters.slice(1).join('');
  }
}

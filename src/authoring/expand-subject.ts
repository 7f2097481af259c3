import type { CommonClauses, RemoveCompanion, Subject } from '../contract/contract.ts';
import type { Authored } from './authored.ts';
import { sequence } from './clause-builder.ts';
import { type Drafting, documented } from './drafting.ts';
import { callOf } from './expand-lifecycle.ts';

/** What requests act on; undefined where the operation makes something or only reads. */
export function expandSubject(drafting: Drafting, authored: Authored): Subject | undefined {
  const { effect, subject, operation, lifecycle = {} } = authored;
  if (subject === undefined || (effect !== 'changes' && effect !== 'deletes')) return undefined;
  const { parameter, id } = subject;
  const isShown = lifecycle.list !== undefined || (effect === 'deletes' && lifecycle.read !== undefined);
  const name = (rule: string) => `${operation}.${parameter}.${rule}`;
  const notes = { place: 'Description' };
  if (isShown && effect === 'deletes')
    drafting.rule(parameter, 'deleted', 'What an accepted request names is gone.', notes, sequence);
  if (isShown)
    drafting.rule(parameter, 'others', `An accepted request ${effect} nothing else.`, notes, sequence);
  if (effect === 'deletes')
    drafting.open(parameter, 'again', 'What is answered when it is gone already.', notes);
  return {
    parameter,
    effect,
    make: { ...callOf(authored, subject), id },
    clauses: {
      done: effect === 'deletes' ? name('deleted') : `${operation}.Result.readback`,
      others: name('others'),
      again: name('again'),
    },
  };
}

/** An operation that deletes cleans up what it left, where nothing else is said. */
export function ownRemoval(authored: Authored): RemoveCompanion | null {
  const { effect, subject, examples, operation, action = operation, parameters } = authored;
  if (effect !== 'deletes' || subject === undefined) return null;
  const [first = {}] = examples;
  const given = Object.entries(first).map(([name, value]) => [
    name,
    value.replace(`$${subject.parameter}`, '$id'),
  ]);
  const written = parameters[subject.parameter];
  const errors = written === undefined ? [] : (written.errorsOf?.exists ?? written.errors ?? []);
  return {
    ...callOf(authored, { action, parameters: Object.fromEntries(given) }),
    gone: documented(errors).map(({ code }) => code),
    busy: [],
  };
}

/** Clauses that speak of what an operation that acts on something does not have, by full id. */
export function unactedClauses(
  common: CommonClauses,
  { effect }: Subject,
  { isListed, isShown }: { readonly isListed: boolean; readonly isShown: boolean },
): readonly string[] {
  const { resultId, resultPrefix, resultReadback, resultOrder, resultRepeated, refusalEffect } = common;
  const ofLists = effect === 'changes' && isListed ? [] : [resultReadback, resultOrder, resultRepeated];
  return [resultId, resultPrefix, ...ofLists, ...(isShown ? [] : [refusalEffect])];
}

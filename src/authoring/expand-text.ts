import type { Text, TextRule } from '../contract/contract.ts';
import { beyondAscii, latin } from './alphabets.ts';
import type { AuthoredParameter } from './authored.ts';
import type { Drafting, Notes } from './drafting.ts';
import { alphabetsOf, asciiBut, notFirst } from './named-alphabets.ts';

export type AuthoredText = Omit<Extract<AuthoredParameter, { kind: 'text' }>, 'required' | 'default'>;

const units = {
  'code points': 'characters',
  'code units': 'UTF-16 code units',
  bytes: 'bytes of UTF-8',
} as const;

/** The text at `path`, each of its rules with the clause that it carries. */
export function expandText(drafting: Drafting, path: string, written: AuthoredText): Text {
  const notes: Notes = written;
  const { length, unit, startsNot, containsNot, empty, unique } = written;
  const allowed = written.characters === undefined ? null : alphabetsOf(written.characters);
  const starts = written.first === undefined ? null : alphabetsOf(written.first);
  // What may stand anywhere says nothing of the start.
  const first = starts === null || notFirst(allowed, starts).length === 0 ? null : starts;
  const named = (names: readonly string[] = []) =>
    names.map((it) => (it.length > 8 ? 'the listed characters' : it)).join(', ');
  const rules: readonly TextRule[] = [
    ...(length === undefined
      ? []
      : [
          {
            kind: 'length' as const,
            min: length[0],
            max: Math.max(1, length[1]),
            ...(unit !== undefined && { unit }),
            ...drafting.rule(
              path,
              'length',
              `It has ${length[0]} to ${length[1]} ${units[unit ?? 'code points']}.`,
              notes,
            ),
          },
        ]),
    ...(first === null
      ? []
      : [
          {
            kind: 'first' as const,
            accepts: first,
            refuses: notFirst(allowed, first),
            ...drafting.rule(path, 'first', `It starts with one of: ${named(written.first)}.`, notes),
          },
        ]),
    ...(allowed === null
      ? []
      : [
          {
            kind: 'charset' as const,
            refuses: [...asciiBut(allowed), ...(written.beyondAscii === 'refused' ? [beyondAscii] : [])],
            ...drafting.rule(
              path,
              'charset',
              `It consists of: ${named(written.characters)}; no other ASCII characters.`,
              notes,
            ),
          },
        ]),
    ...(startsNot === undefined
      ? []
      : [
          {
            kind: 'prefix' as const,
            forbidden: startsNot,
            ...drafting.rule(path, 'prefix', `It does not start with ${startsNot.join(' or ')}.`, notes),
          },
        ]),
    ...(containsNot === undefined
      ? []
      : [
          {
            kind: 'absent' as const,
            forbidden: containsNot,
            ...drafting.rule(path, 'absent', `It does not hold ${containsNot.join(' or ')}.`, notes),
          },
        ]),
    ...(empty === 'accepted'
      ? [
          {
            kind: 'empty' as const,
            ...drafting.rule(path, 'empty', 'The empty string is accepted.', notes, {
              kind: 'request',
              sides: ['accept'],
            }),
          },
        ]
      : []),
    ...(empty === 'refused'
      ? [
          {
            kind: 'nonempty' as const,
            ...drafting.rule(path, 'nonempty', 'The empty string is refused.', notes),
          },
        ]
      : []),
  ];
  const characters = drafting.open(
    path,
    'characters',
    'Characters of which the document does not speak.',
    notes,
  );
  return {
    rules,
    plain: allowed ?? [latin],
    ...(unique === true && {
      unique: drafting.rule(
        path,
        'unique',
        'No two resources have the same; a second request with it is refused.',
        notes,
        { kind: 'sequence' },
      ),
    }),
    open: {
      characters,
      astral: characters,
      ...(empty === undefined && {
        empty: drafting.open(path, 'emptiness', 'It is given as the empty string.', notes),
      }),
      ...(startsNot !== undefined && {
        prefixCase: drafting.open(
          path,
          'prefixCase',
          'What it must not start with in other letter case.',
          notes,
        ),
      }),
    },
  };
}

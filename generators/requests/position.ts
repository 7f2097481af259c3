import type { GroupParameter, Text } from '../../src/contract/contract.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { ordinaryText } from '../texts/text.ts';
import type { Change } from './case-draft.ts';

/** A place in a request where one text stands, with everything around it valid. */
export interface Position {
  readonly label: string;
  readonly put: (value: string) => Change;
  /** The place with an ordinary text in it. */
  readonly valid: Change;
  /** Whether every text of the parameter is tried here, or one for each rule. */
  readonly main: boolean;
  /** The same place in the documented spelling, where this one is an alias. */
  readonly plain?: Position;
}

/** The positions of one member of a group: alone, at both ends, in two-digit places. */
export function memberPositions(parameter: GroupParameter, member: string): readonly Position[] {
  const { max } = parameter.count;
  const at = (index: number, of: number, main = false): Position => ({
    label: of === 1 ? 'alone' : `${index} of ${of}`,
    put: (value) => records(parameter, of, { [index]: { [member]: value } }),
    valid: records(parameter, of),
    main,
  });
  return [at(1, 1, true), at(1, 2), at(2, 2), at(11, 11), at(max, max)];
}

/** Few positions that lie so that no two of them are the same to a check that looks at some records only. */
export function representativePositions(parameter: GroupParameter, member: string): readonly Position[] {
  const { max } = parameter.count;
  // Neither first nor last nor even, and of two digits where there are so many; then the last that there may be.
  const inner = max > 2 ? Math.max(3, max - 7) : 1;
  const at = (index: number, of: number): Position => ({
    label: `${index} of ${of}`,
    put: (value) => records(parameter, of, { [index]: { [member]: value } }),
    valid: records(parameter, of),
    main: false,
  });
  return [at(inner, Math.min(inner + 1, max)), at(max, max), aliasPosition(parameter, member, inner)];
}

/** The position of a member in its other spelling. */
export function aliasPosition(parameter: GroupParameter, member: string, index = 1): Position {
  const put = (spelling: Spelling) => (value: string) =>
    records(parameter, index, { [index]: { [member]: value } }, spelling);
  const label = index === 1 ? 'alone' : `${index} of ${index}`;
  return {
    label: `lower-case spelling, ${label}`,
    put: put('alias'),
    valid: records(parameter, index, {}, 'alias'),
    main: false,
    plain: { label, put: put('name'), valid: records(parameter, index), main: false },
  };
}

type Spelling = 'name' | 'alias';

/** `count` valid records with distinct keys, the members in `special` (by index) replaced. */
export function records(
  parameter: GroupParameter,
  count: number,
  special: Readonly<Record<number, Readonly<Record<string, string>>>> = {},
  spelling: Spelling = 'name',
): Change {
  const entries = Array.from({ length: count }, (_, offset) => offset + 1).flatMap((index) =>
    Object.entries(parameter.members).map(([member, text]) => {
      const spelled = spelling === 'name' ? member : (parameter.alias.names[member] ?? member);
      const value = special[index]?.[member] ?? `${ordinaryMember(text)}${index}`;
      return [`${parameter.name}.${index}.${spelled}`, value] as const;
    }),
  );
  return Object.fromEntries(entries);
}

const ordinaryMember = oncePer((text: Text) => ordinaryText(text, 4));

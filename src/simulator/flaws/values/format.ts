import type { CidrValue, FormatValue } from '../../../contract/contract.ts';
import { inventedBlock } from '../../fixtures.ts';
import { changeRule, ignoreBreaches, refuseWhen } from '../change.ts';
import type { Draft } from '../flaw.ts';
import type { ValueFlaws } from './slot.ts';

/** A form that is not looked at. */
export const format: ValueFlaws<FormatValue> = ({ clause, format: form }, path) => [
  {
    name: `formats/${path}-unchecked`,
    about: `takes anything as ${path}`,
    clauses: [clause],
    apply: ignoreBreaches([clause]),
  },
  {
    name: `formats/${path}-refused`,
    about: `refuses every ${form} as ${path}`,
    clauses: [clause],
    apply: refuseWhen(({ request }) => request.has(path)),
  },
];

/** Blocks of any form, of any size, from anywhere. */
export const cidr: ValueFlaws<CidrValue> = (value, path) => {
  const { clause, prefix, within } = value;
  const { min, max } = prefix;
  const bits = (name: string, about: string, change: Partial<CidrValue['prefix']>): Draft => ({
    name: `formats/${path}-${name}`,
    about: `${about} in ${path}`,
    clauses: [prefix.clause],
    apply: changeRule<CidrValue['prefix']>(prefix.clause, () => change),
  });
  return [
    {
      name: `formats/${path}-unchecked`,
      about: `takes anything that is no block as ${path}`,
      clauses: [clause],
      apply: ignoreBreaches([clause]),
    },
    ...(prefix.clause === clause
      ? []
      : [
          bits('prefix-max-plus-one', `takes prefixes of ${max + 1} bits`, { max: max + 1 }),
          bits('prefix-max-minus-one', `refuses prefixes of ${max} bits`, { max: max - 1 }),
          ...(isRoomFor(min - 1, value)
            ? [bits('prefix-min-minus-one', `takes prefixes of ${min - 1} bits`, { min: min - 1 })]
            : []),
          ...(isRoomFor(min, value)
            ? [bits('prefix-min-plus-one', `refuses prefixes of ${min} bits`, { min: min + 1 })]
            : []),
        ]),
    ...(within === null
      ? []
      : [
          {
            name: `formats/${path}-within-unchecked`,
            about: `takes blocks from anywhere as ${path}`,
            clauses: [within.clause],
            apply: ignoreBreaches([within.clause]),
          },
          ...(within.blocks.length < 2
            ? []
            : [
                {
                  name: `formats/${path}-within-one-less`,
                  about: `refuses blocks within ${within.blocks[0]} as ${path}`,
                  // Such a block keeps all that is said of blocks.
                  clauses: [within.clause, clause, prefix.clause],
                  apply: changeRule<{ readonly blocks: readonly string[] }>(within.clause, ({ blocks }) => ({
                    blocks: blocks.slice(1),
                  })),
                },
              ]),
        ]),
  ];
};

/** Whether a block of so many bits may lie somewhere. */
function isRoomFor(bits: number, { within }: CidrValue): boolean {
  const outer = within?.blocks.map((it) => (it.startsWith('$') ? inventedBlock : it)) ?? ['0.0.0.0/0'];
  return bits >= Math.min(...outer.map((it) => Number(it.split('/')[1])));
}

import type { ShownField } from '../../contract/contract.ts';
import type { Field } from '../../endpoint/fields.ts';
import { defaultOf } from '../companions/show-resource.ts';
import { fieldAt, withFieldAt } from '../fields-at.ts';
import { changeContract, changeManners } from './change.ts';
import type { Draft, Family } from './flaw.ts';

type Lost = readonly (readonly [title: string, about: string, change: (field: Field) => Field])[];

const lists: Lost = [
  ['lost', 'shows nothing of', () => []],
  ['last-lost', 'does not show the last of', (field) => (Array.isArray(field) ? field.slice(0, -1) : field)],
];

/** What can be wrong with what is shown, by how it is shown. */
const lost: { readonly [S in ShownField['shape']]: Lost } = {
  text: [
    ['lost', 'shows nothing as', () => ''],
    ['cut', 'shows only the beginning of', (field) => String(field).slice(0, -1)],
  ],
  list: lists,
  group: lists,
};

/** Resources that are not shown as they were asked for. */
export const readback: Family = (contract) => {
  const { companions, common } = contract;
  const { list } = companions;
  const shown = (list?.fields ?? []).filter(({ path }) => path !== list?.id);
  return [
    ...shown.flatMap(({ shape, parameter, path }) =>
      lost[shape].map(
        ([title, about, change]): Draft => ({
          name: `readback/${parameter}-${title}`,
          about: `${about} ${parameter}`,
          clauses: [common.resultReadback],
          apply: changeManners(({ show }) => ({
            show: (fields, resource) => {
              const own = show(fields, resource);
              return withFieldAt(own, path, change(fieldAt(own, path) ?? ''));
            },
          })),
        }),
      ),
    ),
    ...shown
      .filter(({ parameter }) => (defaultOf(contract, parameter) ?? '') !== '')
      .map(
        ({ parameter }): Draft => ({
          name: `readback/${parameter}-without-default`,
          about: `does not make of an absent ${parameter} what the document says`,
          clauses: [common.resultReadback],
          apply: changeContract((own) => ({
            ...own,
            parameters: own.parameters.map((it) =>
              it.name === parameter && 'default' in it ? { ...it, default: '' } : it,
            ),
          })),
        }),
      ),
  ];
};

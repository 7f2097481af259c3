import type { Parameter } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import type { Change } from '../requests/case-draft.ts';
import { records } from '../requests/position.ts';
import { placed } from '../requests/value-drafts.ts';
import { ordinaryText, widestText } from '../texts/text.ts';
import { makingOf } from '../values/making-of.ts';

type Values = Readonly<Record<string, string>>;

type Fill<P> = (parameter: P, facts: Facts, size: 'some' | 'most') => Change;
type Fills = { readonly [K in Parameter['shape']]: Fill<Extract<Parameter, { shape: K }>> };

const fills: Fills = {
  text: ({ name, text }, _, size) => ({
    [name]: size === 'some' ? ordinaryText(text, 12) : widestText(text),
  }),
  token: () => ({}),
  region: () => ({}),
  reference: ({ name }, facts) =>
    facts.fixtures[name] === undefined ? {} : { [name]: facts.fixtures[name] },
  'dry-run': () => ({}),
  list: () => ({}),
  value: (parameter, facts, size) => {
    const { largest, ordinary } = makingOf(parameter.value);
    const most = size === 'most' ? largest?.(parameter.value, facts) : undefined;
    return placed(parameter, most ?? ordinary(parameter.value, 1, facts) ?? {});
  },
  group: (parameter, _, size) => records(parameter, size === 'some' ? 2 : parameter.count.max) as Values,
};

/** A valid value of `parameter` as a change, ordinary or as large as can be; no change where there is none to give. */
export function filled(parameter: Parameter, facts: Facts, size: 'some' | 'most'): Change {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (fills[parameter.shape] as Fill<Parameter>)(parameter, facts, size);
}

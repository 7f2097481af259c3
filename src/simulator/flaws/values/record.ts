import type { RecordValue } from '../../../contract/contract.ts';
import { ignoreBreaches } from '../change.ts';
import type { ValueFlaws } from './slot.ts';

/** Members that are needed and may be left off. */
export const record: ValueFlaws<RecordValue> = ({ members }, path) =>
  Object.entries(members).flatMap(([name, { required }]) =>
    required === null
      ? []
      : [
          {
            name: `records/${path}.${name}-not-needed`,
            about: `takes records without ${path}.${name}`,
            clauses: [required.clause],
            apply: ignoreBreaches([required.clause], ({ kind }) => kind === 'missing'),
          },
        ],
  );

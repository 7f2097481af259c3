import { ignoreBreaches, refuseWhen } from './change.ts';
import type { Family } from './flaw.ts';

/** Parameters whose absence is passed over, or refused. */
export const presence: Family = ({ parameters }) =>
  parameters.flatMap(({ name, presence: { required, clause } }) => {
    if (clause === undefined) return [];
    return required
      ? [
          {
            name: `presence/${name}-not-needed`,
            about: `takes requests without ${name}`,
            clauses: [clause],
            apply: ignoreBreaches([clause], ({ kind }) => kind === 'missing'),
          },
        ]
      : [
          {
            name: `presence/${name}-needed`,
            about: `refuses requests without ${name}`,
            clauses: [clause],
            apply: refuseWhen(({ request }) => !request.has(name)),
          },
        ];
  });

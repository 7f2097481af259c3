import type { Wire } from '../../endpoint/fields.ts';
import { changeWire } from './change.ts';
import type { Family } from './flaw.ts';

/** Inputs that make a careless endpoint stumble. */
const inputs: readonly (readonly [title: string, about: string, pattern: RegExp])[] = [
  ['nul', 'a NUL', /\0/],
  ['control-character', 'a control character', /[\u{1}-\u{1f}\u{7f}]/u],
  ['emoji', 'an emoji', /\p{Extended_Pictographic}/u],
  ['percent', 'a percent sign', /%/],
  ['very-long', 'ten thousand characters', /^.{10000}/su],
];

const page: Partial<Wire> = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Internal Server Error</body></html>',
};

/** Breakdowns on inputs that have to be taken or refused. */
export const oddInputs: Family = ({ common }) =>
  inputs.flatMap(([title, about, pattern]) =>
    (
      [
        ['crash', 'answers 500 to', page],
        ['disconnect', 'closes the connection on', { delivery: 'reset' }],
      ] as const
    ).map(([fall, does, change]) => ({
      name: `odd-inputs/${title}-${fall}`,
      about: `${does} ${about}`,
      clauses: [common.robustInput],
      apply: changeWire((wire, { call }) =>
        call.parameters.some(({ value }) => pattern.test(value)) ? { ...wire, ...change } : wire,
      ),
    })),
  );

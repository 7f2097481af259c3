import { parametersOfShape } from '../../src/contract/of-shape.ts';
import type { Sequence } from '../../src/contract/sequence.ts';
import { shownFields } from '../../src/contract/shown-fields.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import type { Change } from '../requests/case-draft.ts';
import { largestChange } from '../requests/contexts.ts';
import { numbered, serving, supportedBy } from '../requests/support.ts';
import { changeableText } from '../texts/mistaken-texts.ts';
import { markedRequest } from './marked.ts';
import { emptyMembers, repeatedValues, verbatimChanges } from './readback-changes.ts';
import { build, create, type PartialTransport, shared, transportAt } from './sequence-steps.ts';

/** What the requests of the smoke stage do not show when they are read back, beside the largest request, which profile quick has too. */
export function readbackSequences(options: CaseOptions): readonly Sequence[] {
  const { contract, facts } = options;
  const clause = contract.common.resultReadback;
  const round = (label: string, change: Change, format: 'JSON' | 'XML', transport: PartialTransport = {}) =>
    build(options, clause, label, 'readback', [
      create(options, shared('token', 24), change, 1, transport),
      { kind: 'read', of: 0, format },
    ]);
  const largest = largestChange(contract, facts);
  return [
    round('everything at its largest', largest, 'JSON'),
    ...contract.across.map((rule) => {
      const first = Object.keys(rule.table).slice(0, 1);
      const change = { ...numbered(rule.by, first), ...numbered(rule.each, serving(rule, first, [])) };
      return round(`${first.join()} alone`, change, 'JSON');
    }),
    ...contract.across.map((rule) => {
      const versions = Object.keys(rule.table);
      const backwards = (list: string, values: readonly string[]) => numbered(list, [...values].reverse());
      const change = {
        ...backwards(rule.by, versions),
        ...backwards(rule.each, supportedBy(rule, versions)),
      };
      return round('lists from the last to the first', change, 'JSON');
    }),
    ...repeatedValues(contract).map((change) => round('a value twice in a list', change, 'JSON')),
    ...emptyMembers(contract).map((change) => round('an empty text in a list', change, 'JSON')),
    ...verbatimChanges(contract).map((change, index) =>
      round(
        `characters of which nothing is said, part ${index + 1}`,
        change,
        index % 2 === 0 ? 'JSON' : 'XML',
        index % 2 === 0 ? transportAt(options, index + 2) : { format: 'XML', rpcSignature: true },
      ),
    ),
    ...changeableTexts(options),
    // Without a token, which no other request of this size goes without.
    build(options, clause, 'everything at its largest without a token, in XML', 'readback', [
      create(options, null, { ...largest, ...markedRequest(contract) }),
      { kind: 'read', of: 0, format: 'XML' },
    ]),
    round('everything asked for in XML', largest, 'XML', {
      format: 'XML',
      rpcSignature: true,
    }),
    ...isolationSequences(options),
  ];
}

/** What a new resource shows that nothing was asked for. */
export function isolationSequences(options: CaseOptions): readonly Sequence[] {
  const { detail, states } = options.contract.companions;
  const settled =
    states === undefined
      ? []
      : [
          build(options, states.clause, 'a new resource', 'states', [
            create(options, shared('token', 24)),
            { kind: 'settle', of: 0 },
          ]),
        ];
  return detail === null
    ? settled
    : [
        ...settled,
        build(options, detail.clause, 'a new resource', 'detail', [
          create(options, shared('token', 24)),
          { kind: 'detail', of: 0 },
        ]),
      ];
}

/** Texts that may be refused or changed: how they are shown is recorded. */
function changeableTexts(options: CaseOptions): readonly Sequence[] {
  const { contract } = options;
  const shown = shownFields(contract).map(({ parameter }) => parameter);
  const texts = parametersOfShape(contract, 'text').flatMap(({ name, text }) => {
    const value = shown.includes(name) ? changeableText(text) : null;
    return value === null ? [] : [{ name, point: text.open.characters, value }];
  });
  return texts
    .slice(0, 1)
    .map(({ name, point, value }) =>
      build(options, point, 'how it is shown', 'observe-readback', [
        create(options, shared('token', 24), { [name]: value }),
        { kind: 'read', of: 0, format: 'JSON' },
      ]),
    );
}

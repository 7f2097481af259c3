import type { Variation } from '../behaviour.ts';
import { type ClauseId, groupClause, policyClause } from '../clause-id.ts';
import { changeKind, type Kind } from '../variation/change.ts';
import type { Condition } from '../variation/conditions.ts';
import { defect } from './defect.ts';

/** The refusals after which the thing may turn out to be there. */
const refusals: Readonly<Record<Kind, readonly string[]>> = {
  group: [
    'SecurityGroupName.length',
    'SecurityGroupName.first',
    'SecurityGroupName.charset',
    'Description.length',
    'Description.prefix',
    'Tag.count',
    'Tag.Key.nonempty',
    'Tag.Key.length',
    'Tag.Key.prefix',
    'Tag.Value.length',
    'Tag.Value.prefix',
    'VpcId.exists',
    'ClientToken.length',
    'ClientToken.ascii',
    'Quota',
  ],
  policy: [
    'SecurityPolicyName.required',
    'SecurityPolicyName.length',
    'SecurityPolicyName.first',
    'SecurityPolicyName.charset',
    'TLSVersions.enum',
    'Ciphers.required',
    'Ciphers.known',
    'Ciphers.supported',
    'ClientToken.length',
    'ClientToken.ascii',
    'Quota',
  ],
};

const quotaClauses: Readonly<Record<Kind, readonly ClauseId[]>> = {
  group: [groupClause('Quota.limit'), groupClause('Refusal.effect')],
  policy: [policyClause('Refusal.effect'), policyClause('DryRun.effect'), policyClause('Quota.error')],
};

const effect: Readonly<Record<Kind, readonly ClauseId[]>> = {
  group: [groupClause('Refusal.effect')],
  policy: [policyClause('Refusal.effect'), policyClause('DryRun.effect'), policyClause('DryRun.fail')],
};

function createsAfter(kind: Kind, clause: string): Variation {
  const title = clause.toLowerCase().replaceAll('.', '-');
  return defect(
    `${kind === 'group' ? 'sg' : 'sp'}-refused-but-created/${title}`,
    `creates a ${kind} although it refuses it for ${clause}`,
    clause === 'Quota' ? quotaClauses[kind] : effect[kind],
    changeKind(kind, ({ createsWhenRefused }) => ({
      createsWhenRefused: (fault, request, context) =>
        fault.clause === clause || createsWhenRefused(fault, request, context),
    })),
  );
}

/** Requests that are refused and yet create something when they come in a certain way. */
const manners: readonly (readonly [name: string, about: string, kinds: readonly Kind[], Condition])[] = [
  ['by-get', 'by GET', ['group', 'policy'], ({ call }) => call.received.method === 'GET'],
  ['in-form-body', 'in a form body', ['group', 'policy'], ({ call }) => call.received.body.length > 0],
  [
    'with-old-spelling',
    'with tags in the old spelling',
    ['group'],
    ({ call }) => call.parameters.some(({ name }) => /^Tag\.\d+\.[a-z]/.test(name)),
  ],
];

function createsIn(kind: Kind): readonly Variation[] {
  return manners.flatMap(([name, about, kinds, condition]) =>
    kinds.includes(kind)
      ? [
          defect(
            `${kind === 'group' ? 'sg' : 'sp'}-refused-but-created/${name}`,
            `creates a ${kind} for every request that it refuses ${about}`,
            effect[kind],
            changeKind(kind, () => ({ createsWhenRefused: (_, __, context) => condition(context) })),
          ),
        ]
      : [],
  );
}

/** Refusals that are said but not kept. */
export const refusalEffectDefects: readonly Variation[] = (['group', 'policy'] as const).flatMap((kind) => [
  ...refusals[kind].map((clause) => createsAfter(kind, clause)),
  ...createsIn(kind),
  defect(
    `${kind === 'group' ? 'sg' : 'sp'}-refused-but-created/always`,
    `creates a ${kind} for every request that it refuses`,
    effect[kind],
    changeKind(kind, () => ({ createsWhenRefused: () => true })),
  ),
]);

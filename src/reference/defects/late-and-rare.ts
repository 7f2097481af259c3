import type { Variation } from '../behaviour.ts';
import { type ClauseId, clauseOf, groupClause, policyClause } from '../clause-id.ts';
import {
  changeGroup,
  changeKind,
  changePolicy,
  type Kind,
  refuseWhen,
  skipChecks,
} from '../variation/change.ts';
import { isAfter, nowAndThen } from '../variation/conditions.ts';
import { defect } from './defect.ts';

/** Rules that are lost with time, or now and then. */
const rules: readonly (readonly [Kind, ClauseId])[] = [
  ['group', groupClause('SecurityGroupName.length')],
  ['group', groupClause('SecurityGroupName.first')],
  ['group', groupClause('Description.prefix')],
  ['group', groupClause('Tag.Key.prefix')],
  ['group', groupClause('Tag.Value.length')],
  ['group', groupClause('Tag.count')],
  ['policy', policyClause('SecurityPolicyName.length')],
  ['policy', policyClause('SecurityPolicyName.charset')],
  ['policy', policyClause('TLSVersions.enum')],
  ['policy', policyClause('Ciphers.supported')],
];

const titleOf = (kind: Kind, clause: string): string =>
  `${kind === 'group' ? 'sg' : 'sp'}-${clause.toLowerCase().replaceAll('.', '-')}`;

/** Defects that come only after many requests, or only now and then. */
export const lateAndRareDefects: readonly Variation[] = [
  ...rules.flatMap(([kind, id]) => {
    const clause = id.slice(id.indexOf('.') + 1);
    return [
      defect(
        `late/${titleOf(kind, clause)}`,
        `does not check ${clause} any more after 300 requests`,
        [id],
        skipChecks(kind, clause, isAfter(300)),
      ),
      defect(
        `rare/${titleOf(kind, clause)}`,
        `does not check ${clause} in one request of three`,
        [id],
        skipChecks(kind, clause, nowAndThen(1 / 3, clause)),
      ),
    ];
  }),
  ...(['group', 'policy'] as const).flatMap((kind) => [
    defect(
      `late/${titleOf(kind, 'token')}`,
      `takes no notice of the token of a ${kind} any more after 200 requests`,
      [clauseOf(kind, 'ClientToken.idempotent'), clauseOf(kind, 'ClientToken.concurrent')],
      changeKind(kind, ({ tokens }) => ({
        tokens: {
          ...tokens,
          key: (token, request, context) =>
            `${tokens.key(token, request, context)} ${isAfter(200)(context) ? context.call.received.ordinal : ''}`,
        },
      })),
    ),
    defect(
      `rare/${titleOf(kind, 'token')}`,
      `takes no notice of the token of a ${kind} in one request of four`,
      [clauseOf(kind, 'ClientToken.idempotent'), clauseOf(kind, 'ClientToken.concurrent')],
      changeKind(kind, ({ tokens }) => ({
        tokens: {
          ...tokens,
          key: (token, request, context) =>
            `${tokens.key(token, request, context)} ${nowAndThen(0.25, 'token')(context) ? context.call.received.ordinal : ''}`,
        },
      })),
    ),
  ]),
  defect(
    'late/sg-description-lost',
    'loses the description of a group after 200 requests',
    [groupClause('Result.readback')],
    changeGroup(({ store }) => ({
      store: (group, context) =>
        isAfter(200)(context) ? { ...store(group, context), description: '' } : store(group, context),
    })),
  ),
  defect(
    'rare/sg-tags-lost',
    'loses the tags of one group of four',
    [groupClause('Result.readback')],
    changeGroup(({ store }) => ({
      store: (group, context) =>
        nowAndThen(0.25, 'tags')(context) ? { ...store(group, context), tags: [] } : store(group, context),
    })),
  ),
  defect(
    'rare/sp-ciphers-lost',
    'loses the last cipher of one policy of four',
    [policyClause('Result.readback')],
    changePolicy(({ store }) => ({
      store: (policy, context) => {
        const kept = store(policy, context);
        return nowAndThen(0.25, 'ciphers')(context) ? { ...kept, ciphers: kept.ciphers.slice(0, -1) } : kept;
      },
    })),
  ),
  defect(
    'rare/sg-long-names-refused',
    'refuses one long name of four',
    [groupClause('SecurityGroupName.length')],
    refuseWhen(
      'group',
      'groupName',
      (context) =>
        nowAndThen(0.25, 'long')(context) &&
        context.call.parameters.some(
          ({ name, value }) => name === 'SecurityGroupName' && [...value].length > 100,
        ),
    ),
  ),
];

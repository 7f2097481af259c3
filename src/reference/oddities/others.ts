import type { Fields } from '../../endpoint/fields.ts';
import type { Behaviour, Operation, RequestContext, Variation } from '../behaviour.ts';
import type { Fault } from '../errors.ts';
import { allOf, type Change, changeGroup, changePolicy } from '../variation/change.ts';
import { oddity } from './oddity.ts';

const lists = ['DescribeSecurityGroups', 'ListSecurityPolicies'];
const deletes = ['DeleteSecurityGroup', 'DeleteSecurityPolicy'];

type Run = Operation['run'];

/** Changes what some operations do. */
function changeRun(actions: readonly string[], change: (run: Run) => Run): Change {
  return (behaviour) => ({
    ...behaviour,
    operations: Object.fromEntries(
      Object.entries(behaviour.operations).map(([action, operation]) => [
        action,
        actions.includes(action) ? { ...operation, run: change(operation.run) } : operation,
      ]),
    ),
  });
}

/** Turns deletions away. */
const forbid: Run = (): Fault => ({
  status: 403,
  code: 'Forbidden.RAM',
  message: 'The user is not authorized to delete.',
});

/** Takes no notice of the ids that a list is asked for. */
function withoutFilter(run: Run): Run {
  return (context: RequestContext): ReturnType<Run> => {
    const others = context.call.parameters.filter(
      ({ name }) => !/^(SecurityGroupIds|SecurityPolicyIds\b)/.test(name),
    );
    return run({ ...context, call: { ...context.call, parameters: others } });
  };
}

/** Puts a page without entries in front of each page. */
function withEmptyPages(run: Run): Run {
  return (context: RequestContext): ReturnType<Run> => {
    const { parameters } = context.call;
    const asked = parameters.filter(({ name }) => name !== 'NextToken');
    const token = parameters.find(({ name }) => name === 'NextToken');
    const isByNumber = parameters.some(({ name }) => name === 'PageNumber');
    if (token?.value.startsWith('full-') !== true && !isByNumber) {
      const empty: Fields = { NextToken: `full-${token?.value ?? ''}` };
      return { ...empty, SecurityGroups: { SecurityGroup: [] }, SecurityPolicies: [] };
    }
    const rest = token?.value.slice('full-'.length) ?? '';
    const before = token === undefined || rest === '' ? [] : [{ ...token, value: rest }];
    return run({ ...context, call: { ...context.call, parameters: [...asked, ...before] } });
  };
}

/** Counts what was deleted as there for a while. */
function freesPlacesLate(milliseconds: number): Change {
  const deletions: number[] = [];
  const late = ({ fixtures }: RequestContext) =>
    deletions.filter((at) => fixtures.clock() - at < milliseconds).length;
  const count =
    (run: Run): Run =>
    async (context) => {
      const held = () => context.state.groups.existing().length + context.state.policies.existing().length;
      const before = held();
      const answer = await run(context);
      if (held() < before) deletions.push(context.fixtures.clock());
      return answer;
    };
  const counting = <Q extends Behaviour['group']['quota']>(quota: Q): Q => ({
    ...quota,
    used: (region: string, context: RequestContext) => quota.used(region, context) + late(context),
  });
  return allOf(
    changeRun(deletes, count),
    changeGroup(({ quota }) => ({ quota: counting(quota) })),
    changePolicy(({ quota }) => ({ quota: counting(quota) })),
  );
}

/** How many groups a region takes, whoever creates them. */
const groupQuota = 100;

/** Lets others create a group with every fifth request, and delete it with the next fifth. */
const churn: Change = (behaviour) => {
  let number = 0;
  let alive: string | null = null;
  const turn = (context: RequestContext): undefined => {
    const { call, state, fixtures } = context;
    if (call.received.ordinal % 5 !== 0) return;
    const others = state.groups.existing().filter(({ region }) => region === fixtures.homeRegion);
    if (alive === null && others.length >= groupQuota) return;
    if (alive === null) {
      alive = `sg-passing-${++number}`;
      state.groups.add({
        order: state.nextOrder(),
        id: alive,
        region: fixtures.homeRegion,
        name: `passing-${number}`,
        description: 'made by others',
        vpcId: undefined,
        ownerAccount: undefined,
        resourceGroupId: undefined,
        createdAt: 0,
        tags: [],
      });
    } else {
      state.groups.remove(alive, fixtures.homeRegion, fixtures.clock());
      alive = null;
    }
  };
  return { ...behaviour, before: [turn, ...behaviour.before] };
};

/** What others do meanwhile, and companions that do not do as they usually do. */
export const otherOddities: readonly Variation[] = [
  oddity(
    'companions/deletions-forbidden',
    'turns every deletion away',
    changeRun(deletes, () => forbid),
  ),
  oddity(
    'companions/unfiltered',
    'takes no notice of the ids that its lists are asked for',
    changeRun(lists, withoutFilter),
  ),
  oddity('companions/empty-pages', 'has empty pages in its lists', changeRun(lists, withEmptyPages)),
  oddity('quota/late', 'counts what was deleted as there for another 400 ms', freesPlacesLate(400)),
  oddity('neighbours/coming-and-going', 'has others create and delete groups meanwhile', churn),
];

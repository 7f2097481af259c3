import type { CompanionRules, Variation } from '../behaviour.ts';
import { groupClause } from '../clause-id.ts';
import type { Change } from '../variation/change.ts';
import { slight } from './defect.ts';

function changeCompanions(change: Partial<CompanionRules>): Change {
  return (behaviour) => ({ ...behaviour, companions: { ...behaviour.companions, ...change } });
}

const openToAll = {
  IpProtocol: 'ALL',
  PortRange: '-1/-1',
  SourceCidrIp: '0.0.0.0/0',
  Policy: 'Accept',
  Direction: 'ingress',
};
const isolation = [groupClause('Result.isolation')];

/** New groups that are more or less open than documented. */
export const isolationDefects: readonly Variation[] = [
  slight(
    'sg-isolation/open-to-all',
    'gives a new group a rule that lets everybody in',
    isolation,
    changeCompanions({ permissions: [openToAll] }),
  ),
  slight(
    'sg-isolation/inner-drop',
    'keeps the members of a new group apart',
    isolation,
    changeCompanions({ innerAccessPolicy: 'Drop' }),
  ),
];

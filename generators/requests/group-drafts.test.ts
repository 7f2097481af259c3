import { expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { GroupParameter } from '../../src/contract/contract.ts';
import { caseOptions } from '../claims.test.kit.ts';
import { groupDrafts } from './group-drafts.ts';
import { toCase } from './to-case.ts';

const tag = specimen.group.parameters.find((it): it is GroupParameter => it.shape === 'group');
if (tag === undefined) throw new Error('The contract has no group.');

it.each(['Key', 'Value'])('sends as %s what programs that guess types most likely change', (member) => {
  const options = caseOptions(specimen.group);
  const sent = groupDrafts(tag)
    .filter(({ label }) => label.includes('look like something else'))
    .flatMap((draft) => Object.entries(toCase(options, draft).request.parameters))
    .filter(([name]) => name.endsWith(`.${member}`))
    .map(([, value]) => value);
  expect(sent).toEqual(expect.arrayContaining(['null', 'true', 'NaN', '0', '007', '1e5', '-0', '1.0']));
});

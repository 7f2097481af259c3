import { expect, it } from 'vitest';
import { rerunLine } from './rerun-line.ts';

const line = (
  settings: Parameters<typeof rerunLine>[0]['settings'],
  named: Parameters<typeof rerunLine>[0]['named'] = null,
) => rerunLine({ settings, named }, 7, 'CreateThing.Name.length');

it('says clause and seed, and nothing about what is as usual', () => {
  expect(line({})).toBe('npx clausewise run --clause CreateThing.Name.length --seed 7');
});

it('says what else the requests depend on', () => {
  expect(
    line({
      target: ['ecs=http://a', 'alb=http://b'],
      profile: 'quick',
      region: ['r1', 'r2'],
      fixture: { VpcId: 'vpc 1', OwnerAccount: "it's" },
      maxResources: 5,
      strict: true,
    }),
  ).toBe(
    'npx clausewise run --target ecs=http://a --target alb=http://b --clause CreateThing.Name.length --seed 7 ' +
      "--profile quick --region r1 --region r2 --fixture 'VpcId=vpc 1' --fixture 'OwnerAccount=it'\\''s' " +
      '--max-resources 5 --strict',
  );
});

it('names the target and its configuration instead of the settings that stand there', () => {
  expect(line({ target: ['http://a'] }, { name: 'staging', config: 'own.ts' })).toBe(
    'npx clausewise run --target staging --config own.ts --clause CreateThing.Name.length --seed 7',
  );
});

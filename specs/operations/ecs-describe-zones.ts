import { defineContract } from '../../src/authoring/read-contract.ts';

/** ECS DescribeZones, as the zh-CN document of API version 2014-05-26 of December 2024 has it. */
export const contract = defineContract({
  operation: 'DescribeZones',
  product: 'ecs',
  title: 'ECS',
  version: '2014-05-26',
  edition: 'zh-CN, API 2014-05-26',
  effect: 'reads',
  parameters: {
    RegionId: { kind: 'region', required: true },
    Verbose: { kind: 'boolean', closed: false },
    InstanceChargeType: { kind: 'choice', values: ['PrePaid', 'PostPaid'] },
    SpotStrategy: { kind: 'choice', values: ['NoSpot', 'SpotWithPriceLimit', 'SpotAsPriceGo'] },
    // Other editions list further languages.
    AcceptLanguage: {
      kind: 'choice',
      values: ['zh-CN', 'en-US', 'ja'],
      openValues: ['zh-TW', 'fr', 'de', 'ko'],
      closed: false,
    },
  },
  examples: [{ RegionId: '$region' }],
  open: [
    {
      id: 'SpotStrategy.prepaid',
      says: 'A SpotStrategy with a charge type other than PostPaid.',
      label: 'PrePaid',
      change: { InstanceChargeType: 'PrePaid', SpotStrategy: 'SpotAsPriceGo' },
    },
  ],
});

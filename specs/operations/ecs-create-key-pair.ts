import { defineContract } from '../../src/authoring/read-contract.ts';

const tagText = {
  kind: 'text' as const,
  startsNot: ['aliyun', 'acs:'],
  containsNot: ['http://', 'https://'],
};

/** ECS CreateKeyPair, as the en-US document of API version 2014-05-26 of December 2024 has it. */
export const contract = defineContract({
  operation: 'CreateKeyPair',
  product: 'ecs',
  title: 'ECS',
  version: '2014-05-26',
  edition: 'en-US, API 2014-05-26',
  parameters: {
    RegionId: { kind: 'region', required: true },
    KeyPairName: {
      kind: 'text',
      required: true,
      length: [2, 128],
      first: ['latin'],
      characters: ['latin', 'digit', ':_-'],
      startsNot: ['http://', 'https://'],
      unique: true,
      errorsOf: { unique: ['400 KeyPair.AlreadyExist'] },
    },
    ResourceGroupId: { kind: 'reference' },
    Tag: {
      kind: 'list',
      count: [1, 20],
      of: {
        kind: 'record',
        members: {
          Key: { ...tagText, length: [1, 128], empty: 'refused' },
          // The value must not start with acs: alone; of aliyun the document says nothing there.
          Value: { ...tagText, startsNot: ['acs:'], length: [0, 128], empty: 'accepted' },
        },
      },
    },
  },
  examples: [{ RegionId: '$region', KeyPairName: 'testKeyPairName' }],
  result: {
    id: 'KeyPairName',
    fields: [
      'KeyPairId',
      'KeyPairFingerPrint',
      'PrivateKeyBody',
      { name: 'KeyPairName', shows: 'KeyPairName' },
    ],
  },
  lifecycle: {
    list: {
      action: 'DescribeKeyPairs',
      parameters: { RegionId: '$region' },
      items: 'KeyPairs.KeyPair',
      id: 'KeyPairName',
      paging: { kind: 'number', page: 'PageNumber', size: 'PageSize', most: 50 },
      byId: { parameter: 'KeyPairName', form: 'single' },
      shows: {
        KeyPairName: 'KeyPairName',
        Tag: { list: 'Tags.Tag', members: { Key: 'TagKey', Value: 'TagValue' } },
      },
    },
    remove: { action: 'DeleteKeyPairs', parameters: { RegionId: '$region', KeyPairNames: '["$id"]' } },
  },
});

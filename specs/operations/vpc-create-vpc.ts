import { defineContract } from '../../src/authoring/read-contract.ts';

/** VPC CreateVpc, as the older en-US document of API version 2016-04-28 has it, with private blocks and prefixes of 8 to 24 bits. */
export const contract = defineContract({
  operation: 'CreateVpc',
  product: 'vpc',
  title: 'VPC',
  version: '2016-04-28',
  edition: 'en-US, API 2016-04-28',
  parameters: {
    RegionId: { kind: 'region', required: true },
    CidrBlock: {
      kind: 'cidr',
      prefix: [8, 24],
      within: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
      default: '172.16.0.0/12',
      place: 'Description, and request parameters, CidrBlock',
    },
    EnableIpv6: { kind: 'boolean', closed: false },
    VpcName: {
      kind: 'text',
      length: [2, 128],
      first: ['latin', 'chinese'],
      characters: ['latin', 'digit', 'chinese', '._-'],
    },
    Description: { kind: 'text', length: [2, 256], startsNot: ['http://', 'https://'] },
    ResourceGroupId: { kind: 'reference' },
  },
  examples: [{ RegionId: '$region', CidrBlock: '172.16.0.0/12', VpcName: 'test-vpc' }],
  refused: { CidrBlock: 'no-block' },
  result: { id: 'VpcId', fields: ['VRouterId', 'RouteTableId'] },
  idempotency: {},
  lifecycle: {
    list: {
      action: 'DescribeVpcs',
      parameters: { RegionId: '$region' },
      items: 'Vpcs.Vpc',
      id: 'VpcId',
      paging: { kind: 'number', page: 'PageNumber', size: 'PageSize', most: 50 },
      byId: { parameter: 'VpcId', form: 'comma', most: 20 },
      shows: { VpcName: 'VpcName', Description: 'Description', CidrBlock: 'CidrBlock' },
    },
    states: { path: 'Status', values: ['Pending', 'Available'], until: 'Available', leaving: ['Deleting'] },
    remove: {
      action: 'DeleteVpc',
      parameters: { RegionId: '$region', VpcId: '$id' },
      gone: ['InvalidVpcId.NotFound', 'InvalidVpcID.NotFound'],
      busy: ['IncorrectVpcStatus', 'TaskConflict', 'DependencyViolation'],
    },
  },
});

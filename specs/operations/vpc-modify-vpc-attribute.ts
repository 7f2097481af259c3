import { defineContract } from '../../src/authoring/read-contract.ts';

/**
 * VPC ModifyVpcAttribute, as the en-US document of API version 2016-04-28 of March 2024 has it. Whether its CIDR block and
 * its IPv6 can be changed depends on what stands in a VPC, so that nothing is said of these parameters here.
 */
export const contract = defineContract({
  operation: 'ModifyVpcAttribute',
  product: 'vpc',
  title: 'VPC',
  version: '2016-04-28',
  edition: 'en-US, API 2016-04-28',
  effect: 'changes',
  parameters: {
    VpcId: {
      kind: 'reference',
      required: true,
      unknown: ['vpc-does-not-exist'],
      errors: ['404 InvalidVpcId.NotFound'],
    },
    VpcName: { kind: 'text', length: [1, 128], startsNot: ['http://', 'https://'] },
    Description: { kind: 'text', length: [1, 256], startsNot: ['http://', 'https://'] },
    RegionId: { kind: 'region' },
  },
  examples: [{ RegionId: '$region', VpcId: '$VpcId', VpcName: 'renamed' }],
  subject: {
    parameter: 'VpcId',
    action: 'CreateVpc',
    parameters: { RegionId: '$region', VpcName: 'vpc-$new', CidrBlock: '172.16.0.0/12' },
    id: 'VpcId',
  },
  lifecycle: {
    list: {
      action: 'DescribeVpcs',
      parameters: { RegionId: '$region' },
      items: 'Vpcs.Vpc',
      id: 'VpcId',
      paging: { kind: 'number', page: 'PageNumber', size: 'PageSize', most: 50 },
      byId: { parameter: 'VpcId', form: 'comma', most: 20 },
      shows: { VpcName: 'VpcName', Description: 'Description' },
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

import type { ErrorShape } from '../endpoint/error-shape.ts';

/** A refusal: the error, and the clause that the request broke, where one did. */
export interface Fault extends ErrorShape {
  readonly clause?: string;
}

/**
 * Every error of this endpoint. The documents name six of them (VPC twice, tags twice, the policy quota, the
 * dry run); the others carry codes of this endpoint's own choice.
 */
export const errors = {
  missingRegion: error(400, 'MissingParameter.RegionId', 'The parameter RegionId is mandatory.'),
  unknownRegion: error(404, 'InvalidRegionId.NotFound', 'The RegionId provided does not exist.'),
  groupName: error(400, 'InvalidSecurityGroupName.Malformed', 'The security group name is not valid.'),
  description: error(400, 'InvalidDescription.Malformed', 'The description is not valid.'),
  tagCount: error(400, 'NumberExceed.Tags', 'The number of tags exceeds 20.'),
  tagNumber: error(400, 'InvalidTag.Number', 'The number in the name of a tag parameter is not valid.'),
  tagDuplicate: error(400, 'Duplicate.TagKey', 'The same tag key is given more than once.'),
  tagKey: error(400, 'InvalidTagKey.Malformed', 'Specified tag key is not valid.'),
  tagValue: error(400, 'InvalidTagValue.Malformed', 'Specified tag value is not valid.'),
  vpcUnknown: error(404, 'InvalidVpcId.NotFound', 'Specified VPC does not exist.'),
  vpcMissing: error(403, 'InvalidVpcId.NotFound', 'vpc id must not empty when only support vpc vm.'),
  token: error(400, 'InvalidClientToken.Malformed', 'The client token is not valid.'),
  resourceGroup: error(404, 'InvalidResourceGroup.NotFound', 'The resource group does not exist.'),
  ownerAccount: error(404, 'InvalidOwnerAccount.NotFound', 'The owner account does not exist.'),
  groupQuota: error(403, 'QuotaExceed.SecurityGroup', 'The maximum number of security groups is reached.'),
  groupMismatch: error(
    400,
    'IdempotentParameterMismatch',
    'The client token was used with other parameters.',
  ),
  groupProcessing: error(
    403,
    'IdempotentProcessing',
    'The first request with this token is being processed.',
  ),
  extraParameter: error(400, 'InvalidParameter.Unknown', 'The request has a parameter that is not known.'),
  missingPolicyName: error(400, 'MissingParameter.SecurityPolicyName', 'SecurityPolicyName is mandatory.'),
  policyName: error(400, 'InvalidParameter.SecurityPolicyName', 'The security policy name is not valid.'),
  missingVersions: error(400, 'MissingParameter.TLSVersions', 'The parameter TLSVersions is mandatory.'),
  versions: error(400, 'InvalidParameter.TLSVersions', 'The parameter TLSVersions is not valid.'),
  missingCiphers: error(400, 'MissingParameter.Ciphers', 'The parameter Ciphers is mandatory.'),
  ciphers: error(400, 'InvalidParameter.Ciphers', 'The parameter Ciphers is not valid.'),
  unsupportedCipher: error(400, 'UnsupportedCiphers', 'A cipher is supported by none of the TLS versions.'),
  dryRun: error(400, 'InvalidParameter.DryRun', 'The parameter DryRun is not valid.'),
  dryRunPassed: error(400, 'DryRunOperation', 'The request passed the precheck.'),
  policyQuota: error(400, 'QuotaExceeded.SecurityPoliciesNum', 'The quota of %s is exceeded, usage %s/%s.'),
  policyMismatch: error(
    400,
    'IdempotentParameterMismatch',
    'The client token was used with other parameters.',
  ),
  policyProcessing: error(
    400,
    'IdempotenceProcessing',
    'The first request with this token is being processed.',
  ),
  parameter: error(400, 'InvalidParameter', 'A parameter is not valid.'),
  groupNotFound: error(404, 'InvalidSecurityGroupId.NotFound', 'The security group does not exist.'),
  policyNotFound: error(404, 'ResourceNotFound.SecurityPolicy', 'The security policy does not exist.'),
  missingGroupId: error(400, 'MissingParameter.SecurityGroupId', 'SecurityGroupId is mandatory.'),
  missingPolicyId: error(400, 'MissingParameter.SecurityPolicyId', 'SecurityPolicyId is mandatory.'),
  nextToken: error(400, 'InvalidParameter.NextToken', 'The parameter NextToken is not valid.'),
  missingAction: error(400, 'MissingParameter.Action', 'The parameter Action is mandatory.'),
  unknownAction: error(
    404,
    'InvalidAction.NotFound',
    'Specified api is not found, please check your url and method.',
  ),
  version: error(400, 'InvalidVersion', 'Specified parameter Version is not valid.'),
  format: error(400, 'InvalidParameter.Format', 'The parameter Format is neither JSON nor XML.'),
  method: error(405, 'UnsupportedHTTPMethod', 'This http method is not supported.'),
  internal: error(500, 'InternalError', 'The request processing has failed due to some unknown error.'),
  tooLarge: error(413, 'RequestEntityTooLarge', 'The body of the request is larger than 1 MiB.'),
} as const satisfies Readonly<Record<string, ErrorShape>>;

/** The name of an error in the table. */
export type ErrorName = keyof typeof errors;

/** A table of all errors; a part of a behaviour, so that single ones can be replaced. */
export type ErrorTable = Readonly<Record<ErrorName, ErrorShape>>;

function error(status: number, code: string, message: string): ErrorShape {
  return { status, code, message };
}

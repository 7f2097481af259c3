import { type Parameter, parameterOf } from '../../endpoint/decode-form.ts';
import type { RequestContext } from '../behaviour.ts';
import type { AskedTag, GroupRequest } from '../requests.ts';

/** Reads the parameters of CreateSecurityGroup. */
export function readGroupRequest(context: RequestContext): GroupRequest {
  const { parameters } = context.call;
  const { emptyGroupName, emptyDescription } = context.behaviour.interpretations;
  const name = parameterOf(parameters, 'SecurityGroupName');
  const description = parameterOf(parameters, 'Description');
  return {
    region: parameterOf(parameters, 'RegionId') ?? '',
    token: nonEmpty(parameterOf(parameters, 'ClientToken')),
    dryRun: false,
    name: emptyGroupName === 'default' ? nonEmpty(name) : name,
    description: emptyDescription === 'default' ? nonEmpty(description) : description,
    vpcId: nonEmpty(parameterOf(parameters, 'VpcId')),
    resourceGroupId: nonEmpty(parameterOf(parameters, 'ResourceGroupId')),
    ownerAccount: nonEmpty(parameterOf(parameters, 'OwnerAccount')),
    tags: readTags(parameters, context),
  };
}

/** `value`, or undefined when it is the empty string. */
export function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

/** The tags among `parameters`, in the order of their numbers. */
export function readTags(parameters: readonly Parameter[], context: RequestContext): readonly AskedTag[] {
  const given = new Map<number, Map<string, string>>();
  for (const { name, value } of parameters) {
    const match = /^Tag\.(\d+)\.([A-Za-z]+)$/.exec(name);
    const part = match?.[2];
    if (part === undefined) continue;
    const n = Number(match?.[1]);
    const parts = given.get(n) ?? new Map<string, string>();
    if (!parts.has(part)) parts.set(part, value);
    given.set(n, parts);
  }
  const { tagZero, tagInBothSpellings } = context.behaviour.interpretations;
  const { key, value } = context.behaviour.read.tagSpellings;
  const pick = (parts: Map<string, string>, spellings: readonly string[]): string | undefined => {
    const inOrder = tagInBothSpellings === 'old wins' ? [...spellings].reverse() : spellings;
    const spelling = inOrder.find((one) => parts.has(one));
    return spelling === undefined ? undefined : parts.get(spelling);
  };
  const isTwice = (parts: Map<string, string>, spellings: readonly string[]): boolean =>
    spellings.filter((spelling) => parts.has(spelling)).length > 1;
  return [...given]
    .map(([n, parts]) => ({
      n,
      key: pick(parts, key),
      value: pick(parts, value),
      isInBothSpellings: isTwice(parts, key) || isTwice(parts, value),
    }))
    .filter((tag) => tag.key !== undefined || tag.value !== undefined)
    .filter((tag) => tag.n !== 0 || tagZero !== 'ignored')
    .sort((one, other) => one.n - other.n);
}

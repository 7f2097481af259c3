import { type Parameter, parameterOf } from '../../endpoint/decode-form.ts';
import type { RequestContext } from '../behaviour.ts';
import type { Interpretations } from '../interpretations.ts';
import type { PolicyRequest } from '../requests.ts';
import { nonEmpty } from './read-group-request.ts';

/** Reads the parameters of CreateSecurityPolicy. */
export function readPolicyRequest(context: RequestContext): PolicyRequest {
  const { parameters } = context.call;
  const { interpretations } = context.behaviour;
  const versions = Object.keys(context.behaviour.ciphers);
  return {
    region: context.fixtures.homeRegion,
    token: nonEmpty(parameterOf(parameters, 'ClientToken')),
    dryRun: isDryRun(parameters, interpretations),
    name: nonEmpty(parameterOf(parameters, 'SecurityPolicyName')),
    resourceGroupId: nonEmpty(parameterOf(parameters, 'ResourceGroupId')),
    tlsVersions: readChoices(parameters, 'TLSVersions', versions, interpretations),
    ciphers: readChoices(
      parameters,
      'Ciphers',
      Object.values(context.behaviour.ciphers).flat(),
      interpretations,
    ),
  };
}

/** Whether the parameters ask for a dry run. */
export function isDryRun(parameters: readonly Parameter[], interpretations: Interpretations): boolean {
  const value = parameterOf(parameters, 'DryRun') ?? '';
  if (value === 'true') return true;
  return value !== 'false' && value !== '' && interpretations.otherDryRunValue === 'true';
}

/** The elements of a list parameter, in the order of their numbers. */
export function readList(
  parameters: readonly Parameter[],
  name: string,
  interpretations: Interpretations,
): readonly string[] {
  const plain = nonEmpty(parameterOf(parameters, name));
  const numbered = parameters
    .map((parameter) => ({ ...parameter, n: numberIn(parameter.name, name) }))
    .filter(({ n }) => !Number.isNaN(n))
    .sort((one, other) => one.n - other.n);
  const firsts = numbered.filter(({ n }, index) => numbered[index - 1]?.n !== n).map(({ value }) => value);
  if (plain === undefined || firsts.length > 0) return firsts;
  return (interpretations.jsonList === 'accepted' ? readJsonList(plain) : undefined) ?? [plain];
}

function readChoices(
  parameters: readonly Parameter[],
  name: string,
  choices: readonly string[],
  interpretations: Interpretations,
): readonly string[] {
  const list = readList(parameters, name, interpretations)
    .map((value) =>
      interpretations.spacesAroundChoice === 'accepted' ? value.replace(/^ +| +$/g, '') : value,
    )
    .map((value) =>
      interpretations.choiceLetterCase === 'ignored'
        ? (choices.find((choice) => choice.toLowerCase() === value.toLowerCase()) ?? value)
        : value,
    );
  return interpretations.choiceTwice === 'once' ? [...new Set(list)] : list;
}

function numberIn(parameter: string, name: string): number {
  if (!parameter.startsWith(`${name}.`)) return Number.NaN;
  const number = parameter.slice(name.length + 1);
  return /^\d+$/.test(number) ? Number(number) : Number.NaN;
}

function readJsonList(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(String) : undefined;
  } catch {
    return undefined;
  }
}

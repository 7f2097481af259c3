import { type Parameter, parameterOf } from '../../endpoint/decode-form.ts';
import type { Scene } from '../behaviour.ts';
import type { Readings } from '../readings.ts';
import type { PolicyRequest } from '../requests.ts';
import { nonEmpty } from './read-group-request.ts';

/** Reads the parameters of CreateSecurityPolicy. */
export function readPolicyRequest(scene: Scene): PolicyRequest {
  const { parameters } = scene.call;
  const { readings } = scene.behaviour;
  const versions = Object.keys(scene.behaviour.ciphers);
  return {
    region: scene.world.homeRegion,
    token: nonEmpty(parameterOf(parameters, 'ClientToken')),
    dryRun: isDryRun(parameters, readings),
    name: nonEmpty(parameterOf(parameters, 'SecurityPolicyName')),
    resourceGroupId: nonEmpty(parameterOf(parameters, 'ResourceGroupId')),
    tlsVersions: readChoices(parameters, 'TLSVersions', versions, readings),
    ciphers: readChoices(parameters, 'Ciphers', Object.values(scene.behaviour.ciphers).flat(), readings),
  };
}

/** Whether the parameters ask for a dry run. */
export function isDryRun(parameters: readonly Parameter[], readings: Readings): boolean {
  const value = parameterOf(parameters, 'DryRun') ?? '';
  if (value === 'true') return true;
  return value !== 'false' && value !== '' && readings.otherDryRunValue === 'true';
}

/** The elements of a list parameter, in the order of their numbers. */
export function readList(
  parameters: readonly Parameter[],
  name: string,
  readings: Readings,
): readonly string[] {
  const plain = nonEmpty(parameterOf(parameters, name));
  const numbered = parameters
    .map((parameter) => ({ ...parameter, n: numberIn(parameter.name, name) }))
    .filter(({ n }) => !Number.isNaN(n))
    .sort((one, other) => one.n - other.n);
  const firsts = numbered.filter(({ n }, index) => numbered[index - 1]?.n !== n).map(({ value }) => value);
  if (plain === undefined || firsts.length > 0) return firsts;
  return (readings.jsonList === 'accepted' ? readJsonList(plain) : undefined) ?? [plain];
}

function readChoices(
  parameters: readonly Parameter[],
  name: string,
  choices: readonly string[],
  readings: Readings,
): readonly string[] {
  const list = readList(parameters, name, readings)
    .map((value) => (readings.spacesAroundChoice === 'accepted' ? value.replace(/^ +| +$/g, '') : value))
    .map((value) =>
      readings.choiceLetterCase === 'ignored'
        ? (choices.find((choice) => choice.toLowerCase() === value.toLowerCase()) ?? value)
        : value,
    );
  return readings.choiceTwice === 'once' ? [...new Set(list)] : list;
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

import { parameterOf } from '../../endpoint/decode-form.ts';
import type { RequestContext } from '../behaviour.ts';
import type { Fault } from '../errors.ts';
import { nonEmpty } from './read-group-request.ts';

/** The RegionId of a companion operation, or why there is none. */
export function readRegion({ call, behaviour, fixtures }: RequestContext): string | Fault {
  const region = nonEmpty(parameterOf(call.parameters, 'RegionId'));
  if (region === undefined) return behaviour.errors.missingRegion;
  return fixtures.regions.includes(region) ? region : behaviour.errors.unknownRegion;
}

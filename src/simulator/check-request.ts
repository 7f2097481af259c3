import type { Contract } from '../contract/contract.ts';
import type { Breach } from './breach.ts';
import { checkConstraint } from './constraints/check-constraint.ts';
import { checkSupport } from './constraints/check-support.ts';
import type { Fixtures } from './fixtures.ts';
import { checkParameter } from './parameters/check-parameter.ts';
import type { Request } from './request.ts';

/** Everything that is wrong with a request, whatever else there is on the endpoint. */
export function checkRequest(contract: Contract, request: Request, fixtures: Fixtures): readonly Breach[] {
  return [
    ...contract.parameters.flatMap((parameter) =>
      checkParameter(parameter, request.get(parameter.name), fixtures),
    ),
    ...(contract.constraints ?? []).flatMap((constraint) => checkConstraint(constraint, request)),
    ...contract.across.flatMap((rule) => checkSupport(rule, request)),
  ];
}

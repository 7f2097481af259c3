import { parameterOfShape } from '../../contract/of-shape.ts';
import type { Fixtures } from '../fixtures.ts';
import { type Request, textGiven } from '../request.ts';
import type { Simulation } from '../simulation.ts';

/** The region that a request is for: its own, or that of requests which name none. */
export function regionOf({ contract }: Simulation, request: Request, { regions }: Fixtures): string {
  return textGiven(request, parameterOfShape(contract, 'region')?.name) ?? regions[0] ?? '';
}

/** What there is beside the resources that requests make. */
export interface Fixtures {
  /** The first is that of requests which name none. */
  readonly regions: readonly string[];
  /** Whether something with this id exists, for the parameter or fixture called `name`. */
  readonly exists: (name: string, id: string) => boolean;
  /** An id that exists, for the parameter or fixture called `name`. */
  readonly idOf: (name: string) => string;
  /** Properties of the endpoint, such as those under which a reference is needed. */
  readonly assumptions: readonly string[];
  /** Waits for some milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** How the fixtures are set up. */
export interface FixtureOptions {
  readonly regions?: readonly string[];
  /** Ids that exist, by parameter or fixture; others have one of this endpoint's own. */
  readonly fixtures?: Readonly<Record<string, string>>;
  readonly assumptions?: readonly string[];
  readonly pause?: Fixtures['pause'];
}

/** The region of an endpoint that is told none. */
const ownRegion = 'region-1';

/** The IPv4 block that is there where none is given. */
export const inventedBlock = '172.20.0.0/16';

/** The id that exists where none is given. */
export function inventedId(name: string): string {
  return `simulated-${name.toLowerCase()}`;
}

/** The fixtures of an endpoint. */
export function createFixtures({
  regions = [ownRegion],
  fixtures = {},
  assumptions = [],
  pause,
}: FixtureOptions & Pick<Fixtures, 'pause'>): Fixtures {
  const idOf = (name: string) => fixtures[name] ?? inventedId(name);
  return { regions, idOf, exists: (name, id) => id === idOf(name), assumptions, pause };
}

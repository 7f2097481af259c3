import { createShelf, type SecurityGroup, type SecurityPolicy, type Shelf } from './resources.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** What happened to one kind of resource in one region, for quotas that count the wrong things. */
interface Tally {
  created: number;
  refused: number;
  dryRuns: number;
}

/** Everything that the endpoint remembers. */
export interface State {
  readonly groups: Shelf<SecurityGroup>;
  readonly policies: Shelf<SecurityPolicy>;
  readonly tokens: Tokens;
  /** 1, 2, 3 and so on: where the next resource stands in lists. */
  readonly nextOrder: () => number;
  /** The tally of a kind and region. */
  readonly tally: (kind: string, region: string) => Tally;
}

/** An empty state. */
export function createState(consistencyDelayMs: number): State {
  let order = 0;
  const tallies = new Map<string, Tally>();
  return {
    groups: createShelf(consistencyDelayMs),
    policies: createShelf(consistencyDelayMs),
    tokens: createTokens(),
    nextOrder: () => ++order,
    tally: (kind, region) => {
      const key = `${kind} ${region}`;
      const tally = tallies.get(key) ?? { created: 0, refused: 0, dryRuns: 0 };
      tallies.set(key, tally);
      return tally;
    },
  };
}

/** What every resource of this endpoint has. */
export interface Resource {
  readonly id: string;
  /** Where it stands in lists, in the order of creation. */
  readonly order: number;
  readonly region: string;
  readonly name: string;
  readonly resourceGroupId: string | undefined;
  /** Milliseconds of the endpoint's clock. */
  readonly createdAt: number;
}

/** One tag of a security group. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A security group that exists. */
export interface SecurityGroup extends Resource {
  readonly description: string;
  readonly vpcId: string | undefined;
  readonly ownerAccount: string | undefined;
  readonly tags: readonly Tag[];
}

/** A security policy that exists. */
export interface SecurityPolicy extends Resource {
  readonly tlsVersions: readonly string[];
  readonly ciphers: readonly string[];
}

/** The resources of one kind, in the order of their creation. */
export interface Shelf<T extends Resource> {
  readonly add: (resource: T) => void;
  /** Removes the resource; false when readers do not see it at this time. */
  readonly remove: (id: string, region: string, now: number) => boolean;
  /** What exists, whether readers see it yet or not. */
  readonly existing: () => readonly T[];
  /** What readers see at this time. */
  readonly seen: (region: string, now: number) => readonly T[];
}

interface Kept<T> {
  readonly resource: T;
  deletedAt: number | undefined;
}

/** An empty shelf. Readers see a creation or a deletion only `delayMs` milliseconds after it. */
export function createShelf<T extends Resource>(delayMs: number): Shelf<T> {
  const kept = new Map<string, Kept<T>>();
  const isSeen = ({ resource, deletedAt }: Kept<T>, now: number): boolean =>
    now >= resource.createdAt + delayMs && (deletedAt === undefined || now < deletedAt + delayMs);
  return {
    add: (resource) => {
      // A repeated id still makes another resource.
      const key = kept.has(resource.id) ? `${resource.id}#${kept.size}` : resource.id;
      kept.set(key, { resource, deletedAt: undefined });
    },
    remove: (id, region, now) => {
      const found = kept.get(id);
      if (found === undefined || found.resource.region !== region || !isSeen(found, now)) return false;
      if (delayMs === 0) kept.delete(id);
      else found.deletedAt ??= now;
      return true;
    },
    existing: () =>
      [...kept.values()].filter(({ deletedAt }) => deletedAt === undefined).map(({ resource }) => resource),
    seen: (region, now) =>
      [...kept.values()]
        .filter((one) => one.resource.region === region && isSeen(one, now))
        .map(({ resource }) => resource),
  };
}

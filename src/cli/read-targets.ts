import { quoted } from '../client/quoted.ts';
import { readOrigin } from '../client/read-origin.ts';
import type { Contract } from '../contract/contract.ts';
import { nearHint } from '../contract/near-names.ts';
import { UsageError } from './usage-error.ts';

/** URLs to send requests to. */
export interface Targets {
  readonly byProduct: Readonly<Record<string, string>>;
  /** For products that `byProduct` does not name; null when there is no such URL. */
  readonly otherwise: string | null;
}

/**
 * Reads `URL` and `product=URL`. Throws a UsageError when one is malformed or names a product that none of the contracts
 * that are `known` has.
 */
export function readTargets(texts: readonly string[], known: readonly Contract[]): Targets {
  const products = productsOf(known);
  const pairs = texts.map((text) => {
    const [, product = null, url = text] = /^([\w-]+)=(.*)$/s.exec(text) ?? [];
    if (product !== null && !products.includes(product)) {
      throw new UsageError(
        `There is no product ${quoted(product)} to give a target for.`,
        nearHint(product, products, `There are ${products.join(', ')}.`),
      );
    }
    return { product, url: checked(url) };
  });
  const keys = pairs.map(({ product }) => product);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    throw new UsageError(
      `${twice === null ? 'A target for all products' : `A target for ${twice}`} is given twice.`,
      'Give each product one URL: --target product=URL.',
    );
  }
  return {
    byProduct: Object.fromEntries(
      pairs.flatMap(({ product, url }) => (product === null ? [] : [[product, url]])),
    ),
    otherwise: pairs.find(({ product }) => product === null)?.url ?? null,
  };
}

/** The URL for each of `contracts`, by product. Throws a UsageError when one has none. */
export function urlsOf(targets: Targets, contracts: readonly Contract[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    contracts.map(({ product, operation }) => {
      const url = targets.byProduct[product] ?? targets.otherwise;
      if (url !== null) return [product, url];
      throw new UsageError(
        `No target is given for ${product}, which ${operation} needs.`,
        `Add --target ${product}=URL, or choose other operations with --operation.`,
      );
    }),
  );
}

/** Every product that the contracts and their companion operations belong to. */
function productsOf(contracts: readonly Contract[]): readonly string[] {
  const all = contracts.flatMap(({ product, companions: { list, detail, remove, regions, fixtures } }) => [
    product,
    ...[list, detail, remove, regions?.call ?? null, ...fixtures].flatMap((it) => it?.product ?? []),
  ]);
  return [...new Set(all)];
}

/** `url`, if it leads somewhere and carries nothing that would not be sent or must not be shown. */
function checked(url: string): string {
  // Such a URL is not shown: what stands before the @ may be a secret.
  if (/^([a-z][a-z0-9+.-]*:)?\/*[^/?#]*@/i.test(url)) {
    throw new UsageError(
      'A target’s URL must not carry a user or a password.',
      'Give credentials in ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.',
    );
  }
  const { origin, basePath } = readOrigin(url);
  if (/[?#]/.test(url)) {
    throw new UsageError(
      'A target’s URL must not have a query or a fragment.',
      `Write it as ${origin}${basePath}.`,
    );
  }
  return url;
}

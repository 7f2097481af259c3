import { isDeepStrictEqual } from 'node:util';
import type { RunHeader } from '../results/run-header.ts';
import { urlsOf } from '../results/target.ts';
import type { Part } from './part.ts';

/** What all parts of one run share, in the words of a sentence. */
const shared: Readonly<Record<string, (header: RunHeader) => unknown>> = {
  'the version of clausewise': ({ tool }) => tool.version,
  'the contracts': ({ contracts }) => contracts,
  'the profile': ({ profile }) => profile,
  'the seed': ({ seed }) => seed,
  'the chosen clauses': ({ chosen }) => chosen,
  '--strict': ({ strict }) => strict,
  'the exceptions': ({ exceptions }) => exceptions,
  // Each process has an embedded endpoint of its own, at another port.
  'the target': ({ target }) => (target.embedded ? 'embedded' : urlsOf(target)),
};

/** Which of what is `known` of two runs differs between them. */
function differing(known: typeof shared, one: RunHeader, other: RunHeader): readonly string[] {
  return Object.entries(known)
    .filter(([, of]) => !isDeepStrictEqual(of(one), of(other)))
    .map(([what]) => what);
}

/** What has to be as it was where a run is gone on with. */
const kept: typeof shared = {
  ...shared,
  'the part': ({ shard }) => shard ?? null,
  '--insecure': ({ target }) => target.insecure,
  '--signature': ({ options }) => options?.signature,
  '--cases': ({ options }) => options?.cases,
  '--region': ({ options }) => options?.regions,
  '--fixture': ({ options }) => options?.fixtures,
  '--assume': ({ options }) => options?.assumptions,
  '--max-resources': ({ options }) => options?.maxResources,
  '--quota-cap': ({ options }) => options?.quotaCap,
};

/** What keeps a run from going on as `given` with what was `recorded`, in the words of a sentence; none where nothing does. */
export function changesOf(recorded: RunHeader, given: RunHeader): readonly string[] {
  return differing(kept, recorded, given);
}

/** Why these are not all the parts of one run, a sentence each; none where they are. */
export function misfitsOf(parts: readonly Part[]): readonly string[] {
  const [first, ...others] = parts;
  if (first === undefined) return ['There is no part.'];
  const whole = parts.filter(({ header }) => header.shard === undefined);
  if (whole.length > 0)
    return whole.map(({ place }) => `${place} is a whole run, not a part: it was made without --shard.`);
  const foreign = others.flatMap(({ place, header }) => {
    const differences = differing({ ...shared, 'the number of parts': count }, header, first.header);
    return differences.length === 0
      ? []
      : [`${place} is of another run than ${first.place}: they differ in ${differences.join(', ')}.`];
  });
  if (foreign.length > 0) return foreign;
  const indices = parts.map(({ header }) => header.shard?.index ?? 0);
  const twice = parts.filter(({ header }, at) => indices.indexOf(header.shard?.index ?? 0) < at);
  const missing = Array.from({ length: count(first.header) }, (_, at) => at + 1).filter(
    (index) => !indices.includes(index),
  );
  return [
    ...twice.map(({ place, header }) => `${place} is part ${header.shard?.index}, which is there already.`),
    ...(missing.length === 0
      ? []
      : [
          `Of ${count(first.header)} parts ${missing.length === 1 ? 'part' : 'parts'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
        ]),
  ];
}

function count({ shard }: RunHeader): number {
  return shard?.count ?? 0;
}

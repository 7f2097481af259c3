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

/** Why these are not all the parts of one run, a sentence each; none where they are. */
export function misfitsOf(parts: readonly Part[]): readonly string[] {
  const [first, ...others] = parts;
  if (first === undefined) return ['There is no part.'];
  const whole = parts.filter(({ header }) => header.shard === undefined);
  if (whole.length > 0)
    return whole.map(({ place }) => `${place} is a whole run, not a part: it was made without --shard.`);
  const foreign = others.flatMap(({ place, header }) => {
    const differing = Object.entries({ ...shared, 'the number of parts': count })
      .filter(([, of]) => !isDeepStrictEqual(of(header), of(first.header)))
      .map(([what]) => what);
    return differing.length === 0
      ? []
      : [`${place} is of another run than ${first.place}: they differ in ${differing.join(', ')}.`];
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

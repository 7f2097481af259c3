import picomatch from 'picomatch';
import { defects } from '../reference/defects/index.ts';
import { showTogether } from '../reference/testing/show-together.ts';
import { groupBy } from '../report/group-by.ts';
import { type Fault, type Mutant, operationsOf, usualQuota } from './mutant.ts';
import { createRandom } from './random.ts';

/** As many draws for each pair before there are held to be no more. */
const patience = 50;

/**
 * `count` endpoints with two of the defects of `mutants`, by seed: a family is drawn and of it a defect, twice. Both
 * break a must and can be told from one another, and neither hides the other. Fewer when there are not so many.
 */
export async function choosePairs(
  mutants: readonly Mutant[],
  count: number,
  seed: number,
): Promise<readonly Mutant[]> {
  const random = createRandom(seed);
  const eligible = mutants.filter(
    // What has to be declared of one endpoint would be wrong of the other; natural faults may hide all others.
    ({ kind, assume, layer, faults: [fault] }) =>
      kind === 'defect' && assume === null && layer === null && fault?.level === 'must',
  );
  const families = [...groupBy(eligible, ({ family }) => family).values()];
  const draw = () => {
    const members = families[random(families.length)] ?? [];
    return members[random(members.length)]?.faults[0];
  };
  const pairs = new Map<string, Mutant>();
  for (let draws = 0; pairs.size < count && draws < patience * count; draws++) {
    const faults = [draw(), draw()].filter((fault) => fault !== undefined);
    const pair = pairOf(faults);
    if (!pairs.has(pair.name) && (await canBeSeen(faults))) pairs.set(pair.name, pair);
  }
  return [...pairs.values()];
}

function pairOf(faults: readonly Fault[]): Mutant {
  const sorted = faults.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    kind: 'pair',
    name: sorted.map(({ name }) => name).join(' + '),
    family: 'pairs',
    about: sorted.map(({ about }) => about).join(', and '),
    layer: null,
    faults: sorted,
    oddities: [],
    operations: operationsOf(faults),
    isSimulated: false,
    quota: usualQuota,
    assume: null,
  };
}

async function canBeSeen([one, other]: readonly Fault[]): Promise<boolean> {
  if (one === undefined || other === undefined || !areApart(one, other)) return false;
  const variations = [one, other].map(({ name }) => defects.find((defect) => defect.name === name));
  const [first, second] = variations;
  return first !== undefined && second !== undefined && (await showTogether(first, second));
}

/**
 * Whether each of two faults has clauses of its own by which it can be found: they break none together, neither leaves
 * those of the other unjudged, and at most one is about how requests come and answers look. Two of these may leave no
 * answer that can be read.
 */
export function areApart(one: Fault, other: Fault): boolean {
  const isAboutAnswers = ({ clauses }: Fault) => clauses.some((id) => carriage.test(id));
  return !reaches(one, other) && !reaches(other, one) && !(isAboutAnswers(one) && isAboutAnswers(other));
}

const carriage = /\.(RequestId|Format|Error|Transport)\./;

function reaches({ clauses, touches }: Fault, other: Fault): boolean {
  const isTouched = touches.length === 0 ? () => false : picomatch([...touches]);
  return other.clauses.some((id) => clauses.includes(id) || isTouched(id));
}

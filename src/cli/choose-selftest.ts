import { loadContracts } from '../../specs/contracts.ts';
import { quoted } from '../client/quoted.ts';
import { nearHint } from '../contract/near-names.ts';
import { chooseMutants } from '../selftest/choose-mutants.ts';
import type { SelftestOptions } from '../selftest/run-selftest.ts';
import { sample } from '../selftest/sample.ts';
import { isSelective, selectMutants } from '../selftest/select-mutants.ts';
import { selectSimulated, simulatedMutants } from '../selftest/simulated-mutants.ts';
import { countIn } from './count-in.ts';
import { knownContracts } from './known-contracts.ts';
import { selectContracts } from './select-clauses.ts';
import { checkPatterns, originIn, type SelftestFlags } from './selftest-flags.ts';
import { UsageError } from './usage-error.ts';

/** What is tried of all that can be. */
type Chosen = Pick<SelftestOptions, 'mutants' | 'sample' | 'whole' | 'contracts' | 'quotas'>;

/** Pairs, and quotas of policies, that are tried when nothing in particular is asked for. */
const usual = { pairs: 100, quotas: [5, 12, 20] };

/** The same mutants are chosen whenever they are chosen among the same. */
const seed = 1;

/** A count that an option gives. Throws a UsageError when it is none. */
export const countOf = (option: string, text: string, range: readonly [number, number]): number =>
  countIn(option, text, range, '`clausewise selftest --help` explains every option.');

const sizeIn = ({ sample: text }: SelftestFlags): number | null =>
  text === undefined ? null : countOf('--sample', text, [1, 100_000]);

/** Mutants of the reference endpoint, or of those that are simulated where operations are asked for. */
export function chooseSelftest(flags: SelftestFlags): Promise<Chosen> {
  return flags.operation.length > 0 ? chooseSimulated(flags) : chooseReference(flags);
}

async function chooseReference(flags: SelftestFlags): Promise<Chosen> {
  const selection = { defects: flags.defect, oddities: flags.oddity, origin: originIn(flags.kind) };
  checkPatterns(selection);
  const whole = !isSelective(selection);
  const given = flags.quota.map((text) => countOf('--quota', text, [1, 1000]));
  const quotas = given.length === 0 && whole ? usual.quotas : given;
  const pairs =
    flags.pairs === undefined ? (whole ? usual.pairs : 0) : countOf('--pairs', flags.pairs, [0, 10_000]);
  const choice = { pairs, quotas, size: sizeIn(flags), seed };
  return {
    ...(await chooseMutants(selectMutants(selection), choice)),
    whole: null,
    contracts: await loadContracts(),
    quotas,
  };
}

async function chooseSimulated(flags: SelftestFlags): Promise<Chosen> {
  refuseReferenceFlags(flags);
  const contracts = selectContracts(await knownContracts(), flags.operation);
  const all = simulatedMutants(contracts);
  const { chosen, idle } = selectSimulated(all, flags.defect);
  const [unknown] = idle;
  if (unknown !== undefined)
    throw new UsageError(
      `No defect of the simulated endpoint matches ${quoted(unknown)}.`,
      nearHint(
        unknown,
        all.flatMap(({ faults }) => faults.map(({ name }) => name)),
        '`clausewise mock --operation … --list` shows all; a pattern is a glob such as "lengths/*".',
      ),
    );
  const size = sizeIn(flags);
  const mutants = size === null ? chosen : sample(chosen, size, seed);
  return {
    mutants,
    sample: mutants.length === chosen.length ? null : { size: mutants.length, of: chosen.length },
    whole: mutants.length < all.length ? null : contracts.map(({ operation }) => operation),
    contracts,
    quotas: [],
  };
}

/** What the reference endpoint alone has. */
function refuseReferenceFlags(flags: SelftestFlags): void {
  const given = [
    ...(flags.oddity.length > 0 ? ['--oddity'] : []),
    ...(flags.kind === undefined ? [] : ['--kind']),
    ...(flags.pairs === undefined ? [] : ['--pairs']),
    ...(flags.quota.length > 0 ? ['--quota'] : []),
  ];
  const [flag] = given;
  if (flag === undefined) return;
  throw new UsageError(
    `${flag} is about the reference endpoint, and --operation asks for a simulated one.`,
    'Leave one of them out.',
  );
}

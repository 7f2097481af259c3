import { mutants } from '../src/selftest/mutants.ts';
import { type Rerun, rerunFindings } from '../src/selftest/rerun-findings.ts';

/**
 * Shows every finding of every defect again, by its case and by a run of its clause alone, and prints those that are not
 * shown: `npm run reruns -- [PART OF]`, such as `3 10` for every tenth defect from the third on.
 */
const [part = 0, of = 1] = process.argv.slice(2).map(Number);

const isWrong = ({ isShown, elsewhere, alone }: Rerun): boolean =>
  !isShown || (elsewhere !== null && elsewhere !== 'fixed') || (alone !== null && alone !== 'violates');

const defects = mutants.filter(({ kind }, index) => kind === 'defect' && index % of === part % of);
let findings = 0;
let wrong = 0;
for (const mutant of defects) {
  const reruns = await rerunFindings(
    { mutant, contract: null, seed: 1, profile: 'standard' },
    { alone: true },
  );
  findings += reruns.length;
  for (const it of reruns.filter(isWrong)) {
    wrong++;
    const { clause, by, isShown, elsewhere, alone, reason } = it;
    const shown = isShown ? 'shown' : 'not shown';
    process.stdout.write(
      `${mutant.name}: ${clause}: ${shown} by ${by}, elsewhere ${elsewhere ?? 'not tried'}, alone ${alone ?? 'not tried'}; ${reason}\n`,
    );
  }
}
process.stdout.write(`${defects.length} defects, ${findings} findings, ${wrong} not as they should be.\n`);
process.exitCode = wrong === 0 ? 0 : 1;

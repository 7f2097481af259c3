import { counted } from '../report/words.ts';
import { hang, wrap } from '../report/wrap.ts';
import { type Verification, verifyRecord } from '../results/verify-record.ts';
import { exitCodes } from './exit-code.ts';
import { knownContracts } from './known-contracts.ts';
import { recordIn } from './record-in.ts';
import { columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives. */
export interface VerifyFlags {
  readonly record?: string;
  readonly key?: string;
}

/**
 * `clausewise verify`: judges a recorded run again, offline; 0 when it comes to the same, 1 when not, 3 when it comes to
 * the same and the record is broken off.
 */
export async function verifyCommand(place: string, { record, key }: VerifyFlags): Promise<number> {
  if (record !== undefined) {
    const { verifyCertificate } = await import('./verify-certificate.ts');
    return verifyCertificate(place, record, key);
  }
  if (key !== undefined)
    throw new UsageError(
      '--key is of use for a certificate only.',
      'Name the record that it is about with --record.',
    );
  const path = recordIn(place);
  const verification = await verifyRecord(path, await knownContracts(), { upToCut: true });
  process.stdout.write(`${renderVerification(verification, columnsIn(process.stdout)).join('\n')}\n`);
  const { changedClaims, changedOutcomes, isCut } = verification;
  if (changedClaims.length + changedOutcomes.length > 0) return exitCodes.violates;
  return isCut ? exitCodes.unjudged : exitCodes.conforms;
}

/** What judging a run again came to, in lines of at most `columns`. */
export function renderVerification(
  {
    header,
    exchanges,
    claims,
    believedClaims,
    changedContracts,
    changedClaims,
    changedOutcomes,
    isCut,
  }: Verification,
  columns: number,
): readonly string[] {
  const title = `Run of ${header.startedAt}, profile ${header.profile}, seed ${header.seed}: ${counted(exchanges, 'exchange')}, ${counted(claims, 'claim')}.`;
  const isSame = changedClaims.length + changedOutcomes.length === 0;
  const why =
    changedContracts.length > 0
      ? `The contracts of ${changedContracts.join(' and ')} have changed since.`
      : 'The contracts are the same: the judge has changed since, or the record was written anew.';
  return [
    ...wrap(title, columns),
    ...(isCut
      ? wrap(
          'The record is broken off: its footer is missing. It was read up to the cut, and nothing vouches that it is as it was written.',
          columns,
        )
      : []),
    ...(believedClaims === 0
      ? []
      : wrap(
          `${counted(believedClaims, 'claim')} of them cite long answers of which the record keeps only the start: these cannot be judged again, and what was recorded of them is believed.`,
          columns,
        )),
    ...changedOutcomes.flatMap(({ clause, recorded, judged }) =>
      hang('  ', `${clause}: recorded as ${recorded}, judged as ${judged}`, columns),
    ),
    ...(changedClaims.length === 0
      ? []
      : hang('  ', `Judged otherwise: ${[...new Set(changedClaims)].slice(0, 20).join(', ')}`, columns)),
    ...wrap(
      isSame ? 'Judged again, it comes to the same.' : `Judged again, it comes to something else. ${why}`,
      columns,
    ),
  ];
}

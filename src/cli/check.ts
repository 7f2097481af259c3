import { resolve } from 'node:path';
import { ContractError } from '../contract/check-contract.ts';
import { counted } from '../report/words.ts';
import { contractFaults } from './contract-faults.ts';
import { exitCodes } from './exit-code.ts';
import { readContractFile } from './read-contract-file.ts';

/** `clausewise check`: says what is wrong with a contract file, in sentences; 2 where something is. */
export async function checkCommand(file: string): Promise<number> {
  const { said, faults } = await look(file);
  process.stdout.write(`${[...faults, said].join('\n')}\n`);
  return faults.length === 0 ? exitCodes.conforms : exitCodes.usage;
}

async function look(file: string): Promise<{ readonly said: string; readonly faults: readonly string[] }> {
  try {
    const contract = await readContractFile(resolve(file));
    const faults = contractFaults(contract);
    const clauses = counted(contract.clauses.length, 'clause');
    return faults.length === 0
      ? { faults, said: `${contract.operation}: ${clauses}, nothing wrong with them.` }
      : { faults, said: `${contract.operation}: ${clauses}, ${counted(faults.length, 'fault')}.` };
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const [said = '', ...faults] = error.message.split('\n  ');
    return { faults: faults.length === 0 ? [said] : faults, said: said.replace(/:$/, '.') };
  }
}

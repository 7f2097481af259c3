import { execFileSync } from 'node:child_process';

/** Compiles the project, so that tests of the command line start what stands in the sources. */
export function setup(): void {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.json'], { stdio: 'inherit' });
}

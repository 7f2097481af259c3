import { fileURLToPath } from 'node:url';
import { compile } from './compile.mjs';

/** Compiles the project, so that what tests import and start is what stands in the sources. */
export function setup(): void {
  compile(fileURLToPath(new URL('..', import.meta.url)));
}

import { createRequire } from 'node:module';

// The package names itself, so that the same line works from the sources and from the compiled files.
const manifest: unknown = createRequire(import.meta.url)('clausewise/package.json');

const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';

/** How this tool names itself to a target, such as `clausewise/1.2.3`. */
export const userAgent = `clausewise/${version}`;

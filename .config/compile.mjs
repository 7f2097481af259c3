import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

/**
 * Compiles the project in `root` into its `dist`, unless that is what its sources say already; afterwards nothing stands
 * in `dist` that has no source. Comes to whether it compiled. Throws when the sources have faults.
 */
export function compile(root) {
  const dist = join(root, 'dist');
  const record = join(dist, '.compiled');
  const buildInfo = join(dist, '.tsbuildinfo');
  const settings = join(root, 'tsconfig.json');
  const sources = JSON.parse(readFileSync(settings, 'utf8'))
    .include.flatMap((folder) => filesIn(join(root, folder)))
    .filter((file) => /\.tsx?$/.test(file));
  const outputs = sources.flatMap((source) => outputsOf(join(dist, relative(root, source))));
  const wanted = fingerprint(root, [settings, join(root, 'package-lock.json'), ...sources]);
  const isWhole = existsSync(record) && areOlder(outputs, statSync(record).mtimeMs);
  if (isWhole && readFileSync(record, 'utf8') === wanted) return false;

  rmSync(record, { force: true });
  // What has been deleted or changed there would not be written again.
  if (!isWhole) rmSync(buildInfo, { force: true });
  const kept = new Set(outputs);
  for (const file of filesIn(dist))
    if (/\.(js|js\.map|d\.ts)$/.test(file) && !kept.has(file.replace(/\.map$/, ''))) rmSync(file);
  execFileSync(process.execPath, [tsc, '-p', settings, '--incremental', '--tsBuildInfoFile', buildInfo], {
    cwd: root,
    stdio: 'inherit',
  });
  writeFileSync(record, wanted);
  return true;
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function outputsOf(source) {
  return ['.js', '.d.ts'].map((end) => source.replace(/\.tsx?$/, end));
}

/** Tells contents apart, not times: those differ between copies. */
function fingerprint(root, files) {
  const hash = createHash('sha256');
  for (const file of files.filter(existsSync)) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function areOlder(files, time) {
  return files.every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) <= time);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  try {
    compile(root);
    chmodSync(join(root, 'dist/src/cli/main.js'), 0o755);
  } catch (error) {
    // What is wrong with the sources has been printed by the compiler.
    if (typeof error.status !== 'number') throw error;
    process.exitCode = error.status;
  }
}

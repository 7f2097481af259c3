import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.string().optional(), integrity: z.string().optional() }),
  ),
});

const { packages } = lockFile.parse(
  JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')),
);
const installed = Object.entries(packages).filter(([path]) => path !== '');

it('holds every package by its digest', () => {
  expect(installed.length).toBeGreaterThan(0);
  const unheld = installed.filter(
    ([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  );
  expect(unheld.map(([path]) => path)).toEqual([]);
});

it('ties no package to a place that only some can reach', () => {
  const tied = installed.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://'),
  );
  expect(tied.map(([path]) => path)).toEqual([]);
});

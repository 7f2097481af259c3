import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Status, TestResult } from 'allure-js-commons';

/** How many runs back Allure shows. */
const mostRuns = 20;

interface Item {
  readonly uid: string;
  readonly status: Status | 'unknown';
  readonly statusDetails: string;
  readonly time: { readonly start: number; readonly stop: number; readonly duration: number };
}

type Statistic = Readonly<Record<string, number>>;

/** As Allure 2 writes it into a report and reads it beside results: by history id, the latest run first. */
type History = Readonly<Record<string, { readonly statistic: Statistic; readonly items: readonly Item[] }>>;

interface TrendPoint {
  readonly buildOrder: number;
  readonly data: Statistic;
}

const statuses = ['failed', 'broken', 'skipped', 'passed', 'unknown'] as const;

/**
 * Puts the results of an earlier run in `directory` into its folder `history`, before they make room for those of the next.
 * Who copies that folder from a report, as Allure 2 has it, loses nothing: what is there already is not put there twice.
 */
export async function carryHistory(directory: string): Promise<void> {
  const results = await resultsIn(directory);
  if (results.length === 0) return;
  const folder = join(directory, 'history');
  const history = await readJson<History>(join(folder, 'history.json'), {});
  const trend = await readJson<readonly TrendPoint[]>(join(folder, 'history-trend.json'), []);
  const isThere = results.some(({ historyId = '', start }) =>
    history[historyId]?.items.some(({ time }) => time.start === start),
  );
  if (isThere) return;
  const grown = {
    ...history,
    ...Object.fromEntries(
      results.map((result) => {
        const { historyId = '' } = result;
        const items = [itemOf(result), ...(history[historyId]?.items ?? [])].slice(0, mostRuns);
        return [historyId, { statistic: statisticOf(items), items }];
      }),
    ),
  };
  const buildOrder = Math.max(0, ...trend.map((point) => point.buildOrder)) + 1;
  const points = [{ buildOrder, data: statisticOf(results.map(itemOf)) }, ...trend].slice(0, mostRuns);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'history.json'), JSON.stringify(grown));
  await writeFile(join(folder, 'history-trend.json'), JSON.stringify(points));
}

async function resultsIn(directory: string): Promise<readonly TestResult[]> {
  const names = await readdir(directory).catch(() => []);
  const read = names
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => readJson<TestResult | null>(join(directory, name), null));
  return (await Promise.all(read)).filter((it) => it !== null);
}

/** What the file holds, which this tool or Allure wrote; `otherwise` where it cannot be read. */
async function readJson<T>(path: string, otherwise: T): Promise<T> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    return otherwise;
  }
}

function itemOf({ uuid, status, statusDetails, start = 0, stop = 0 }: TestResult): Item {
  return {
    uid: uuid,
    status: status ?? 'unknown',
    statusDetails: statusDetails.message ?? '',
    time: { start, stop, duration: stop - start },
  };
}

function statisticOf(items: readonly Item[]): Statistic {
  const number = (status: string) => items.filter((item) => item.status === status).length;
  return { ...Object.fromEntries(statuses.map((it) => [it, number(it)])), total: items.length };
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Where the browser of npm stands unpacked. It is unpacked aside and then moved there whole, so that two tests can ask for it at once. */
function unpacked(): string {
  const { version } = JSON.parse(
    readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8'),
  ) as Readonly<Record<string, string>>;
  const cache = join(modules, '.cache');
  const place = join(cache, `chromium-${version}`);
  if (existsSync(place)) return place;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(`${place}-`);
  // It unpacks into the folder for temporary files, and the libraries that a bare system lacks only where it takes it for Amazon's.
  const script = `(await import('@sparticuz/chromium')).default.executablePath()`;
  try {
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: modules,
      env: { PATH: process.env.PATH, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    renameSync(aside, place);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}

/** A browser that was started, or why none could be. */
export type Started =
  | { readonly browser: Browser; readonly reason: null }
  | { readonly browser: null; readonly reason: string };

/** Starts the Chromium of npm; where it cannot, says why on stderr, so that tests can be skipped. */
export async function startBrowser(): Promise<Started> {
  try {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      throw new Error(`it runs on linux x64 only, and this is ${process.platform} ${process.arch}`);
    const place = unpacked();
    const browser = await chromium.launch({
      executablePath: join(place, 'chromium'),
      args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
      env: {
        ...process.env,
        LD_LIBRARY_PATH: join(place, 'al2023/lib'),
        ...(!existsSync('/etc/fonts') && { FONTCONFIG_PATH: join(place, 'fonts') }),
      },
    });
    return { browser, reason: null };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    process.stderr.write(`Tests in a browser are skipped, for it cannot be started: ${reason}\n`);
    return { browser: null, reason };
  }
}

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
}

export interface OpenPage {
  readonly page: Page;
  /** What the page complained of, and what it asked the network for. */
  readonly complaints: readonly string[];
}

/** The page of `url` as a reader has it before them. Requests to other places fail, and count as complaints. */
export async function openPage(
  browser: Browser,
  url: string,
  { width, colorScheme = 'light', javaScriptEnabled = true }: View,
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  const origin = new URL(url);
  await context.route('**', (route) => {
    const asked = new URL(route.request().url());
    if (asked.protocol === 'file:' || asked.host === origin.host) return route.continue();
    complaints.push(`asks for ${asked.href}`);
    return route.abort();
  });
  await page.goto(url);
  return { page, complaints };
}

/** What stands out over the right edge of the window, as the names of elements; empty where nothing does. */
export const overflowing = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`
    document.documentElement.scrollWidth <= innerWidth ? [] :
      [...document.body.querySelectorAll('*')].filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
        .map((it) => it.tagName + '.' + it.className).slice(0, 10)`);

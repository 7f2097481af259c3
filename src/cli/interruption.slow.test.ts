import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';

const compiled = new URL('../../dist/src/cli/interruption.js', import.meta.url).href;

/** A process that says `ready`, and `aborted` on the first signal; `body` goes on from there. */
async function startCatching(
  body: string,
): Promise<{ readonly child: ChildProcess; says(text: string): Promise<void> }> {
  const sequence = `
    import { readSync, writeSync } from 'node:fs';
    import { catchInterruption } from '${compiled}';
    const say = (text) => writeSync(1, text + '\\n');
    const { signal } = catchInterruption(() => {});
    setInterval(() => {}, 1000);
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', sequence]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  return {
    child,
    async says(text) {
      while (!said.includes(text)) await once(child.stdout, 'data');
    },
  };
}

describe('a second Ctrl-C ends the process', () => {
  it('in a loop that the first one set off and that never ends', async () => {
    const { child, says } = await startCatching(`
      signal.addEventListener('abort', () => { say('looping'); for (;;); });
      say('ready');`);
    await says('ready');
    child.kill('SIGINT');
    await says('looping');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([null, 'SIGINT']);
  });

  it('when both came while no handler could run', async () => {
    const { child, says } = await startCatching(`
      say('ready');
      readSync(0, Buffer.alloc(1));`);
    await says('ready');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    child.stdin?.write('x');
    expect(await once(child, 'close')).toEqual([null, expect.stringMatching(/^SIG(INT|TERM)$/)]);
  });
});

it('a first Ctrl-C alone aborts and lets the process end by itself', async () => {
  const { child, says } = await startCatching(`
    signal.addEventListener('abort', () => { say('aborted'); process.exitCode = 3; process.exit(); });
    say('ready');`);
  await says('ready');
  child.kill('SIGINT');
  await says('aborted');
  expect(await once(child, 'close')).toEqual([3, null]);
});

import { describe, expect, it } from 'vitest';
import { createQuiet } from './quiet.ts';

describe('quiet', () => {
  it('lets what is under way end before one is alone, and keeps others waiting until then', async () => {
    const quiet = createQuiet();
    const order: string[] = [];
    let end = (): void => {};
    const first = new Promise<void>((resolve) => {
      end = resolve;
    });
    const before = quiet.beside(() => first.then(() => order.push('before')));
    const alone = quiet.alone(async () => order.push('alone'));
    const second = quiet.alone(async () => order.push('alone, too'));
    const after = quiet.beside(async () => order.push('after'));
    end();
    await Promise.all([before, alone, second, after]);
    expect(order).toEqual(['before', 'alone', 'alone, too', 'after']);
  });

  it('goes on after work that failed', async () => {
    const quiet = createQuiet();
    await expect(quiet.alone(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    await expect(quiet.beside(async () => 'sent')).resolves.toBe('sent');
  });
});

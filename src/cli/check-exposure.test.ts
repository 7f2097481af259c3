import { describe, expect, it } from 'vitest';
import { checkExposure, type Exposure } from './check-exposure.ts';
import { UsageError } from './usage-error.ts';

const unguarded = { signature: 'optional', isExposed: false } as const;

describe('where the mock may listen', () => {
  it.each(['127.0.0.1', '127.8.4.2', 'localhost', 'LOCALHOST', '::1'])(
    'is %s, whatever else is said',
    (host) => {
      expect(() => checkExposure({ host, ...unguarded })).not.toThrow();
    },
  );

  it.each(['0.0.0.0', '::', '192.168.0.7', 'example.com', '127.0.0.1.example.com', '::ffff:10.0.0.1', ''])(
    'is %s only where both are said: that it is exposed, and that signatures are required',
    (host) => {
      const wrong: readonly Omit<Exposure, 'host'>[] = [
        unguarded,
        { signature: 'required', isExposed: false },
        { signature: 'optional', isExposed: true },
      ];
      for (const it of wrong) expect(() => checkExposure({ host, ...it })).toThrow(UsageError);
      expect(() => checkExposure({ host, signature: 'required', isExposed: true })).not.toThrow();
    },
  );
});

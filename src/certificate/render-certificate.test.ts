import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nastyText } from '../report/nasty-text.test.kit.ts';
import { tagsOf } from '../report/page/tags-of.test.kit.ts';
import { renderCertificate } from './render-certificate.tsx';
import type { Statement } from './statement.ts';

/** A statement in which everything that somebody declares is `text`. */
const statementOf = (text: string): Statement => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'results.ndjson', digest: { sha256: '0'.repeat(64) } }],
  predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
  predicate: {
    result: 'WARNED',
    configuration: [],
    passedTests: [text],
    warnedTests: [text],
    failedTests: [],
    run: {
      tool: { name: 'clausewise', version: text },
      target: { name: text, urls: { [text]: text }, remarks: [text] },
      editions: { Op: text },
      profile: 'standard',
      seed: 1,
      seedBy: text,
      startedAt: text,
      known: 2,
      judged: 2,
      kept: 1,
      excepted: [text],
      notApplicable: [],
      observed: [],
      exceptions: [{ clause: text, reason: text, since: text, expires: text }],
    },
  },
});

it('shows what a vendor declares as text, and lets no script run', () => {
  const plain = tagsOf(renderCertificate(statementOf('x'), 'key'));
  fc.assert(
    fc.property(nastyText, (text) => {
      const page = renderCertificate(statementOf(`x${text}`), 'key');
      expect(tagsOf(page)).toEqual(plain);
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; base-uri`);
    }),
  );
});

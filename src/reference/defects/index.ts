import type { Variation } from '../behaviour.ts';
import { cipherListDefects } from './cipher-lists.ts';
import { cipherRuleDefects } from './cipher-rules.ts';
import { combinationDefects } from './combinations.ts';
import { dryRunCheckDefects } from './dry-run-checks.ts';
import { dryRunDefects } from './dry-runs.ts';
import { errorAnswerDefects } from './error-answers.ts';
import { formatDefects } from './formats.ts';
import { groupReadbackDefects } from './group-readback.ts';
import { isolationDefects } from './isolation.ts';
import { jsonAnswerDefects } from './json-answers.ts';
import { lateAndRareDefects } from './late-and-rare.ts';
import { lengthDefects } from './lengths.ts';
import { missingCheckDefects } from './missing-checks.ts';
import { nameCharacterDefects } from './name-characters.ts';
import { nameControlCharacterDefects } from './name-control-characters.ts';
import { naturalDefects } from './natural/index.ts';
import { oddInputDefects } from './odd-inputs.ts';
import { optionalDefects } from './optional-and-fixtures.ts';
import { policyReadbackDefects } from './policy-readback.ts';
import { prefixDefects } from './prefixes.ts';
import { quotaDefects } from './quotas.ts';
import { refusalEffectDefects } from './refusal-effects.ts';
import { requestIdDefects } from './request-ids.ts';
import { resultIdDefects } from './result-ids.ts';
import { tagPositionDefects } from './tag-positions.ts';
import { tagDefects } from './tags.ts';
import { textCharacterDefects } from './text-characters.ts';
import { tlsVersionDefects } from './tls-versions.ts';
import { tokenForgettingDefects } from './token-forgetting.ts';
import { tokenMergingDefects } from './token-merging.ts';
import { tokenReplayDefects } from './token-replays.ts';
import { transportDefects } from './transports.ts';
import { xmlAnswerDefects } from './xml-answers.ts';

/** Every defect: a way in which an endpoint contradicts the documents. */
export const defects: readonly Variation[] = [
  ...lengthDefects,
  ...prefixDefects,
  ...nameCharacterDefects,
  ...nameControlCharacterDefects,
  ...textCharacterDefects,
  ...missingCheckDefects,
  ...optionalDefects,
  ...tagDefects,
  ...tagPositionDefects,
  ...tlsVersionDefects,
  ...cipherListDefects,
  ...cipherRuleDefects,
  ...dryRunDefects,
  ...dryRunCheckDefects,
  ...tokenForgettingDefects,
  ...tokenMergingDefects,
  ...tokenReplayDefects,
  ...quotaDefects,
  ...refusalEffectDefects,
  ...groupReadbackDefects,
  ...policyReadbackDefects,
  ...resultIdDefects,
  ...requestIdDefects,
  ...isolationDefects,
  ...errorAnswerDefects,
  ...formatDefects,
  ...jsonAnswerDefects,
  ...xmlAnswerDefects,
  ...transportDefects,
  ...oddInputDefects,
  ...combinationDefects,
  ...lateAndRareDefects,
  ...naturalDefects,
];

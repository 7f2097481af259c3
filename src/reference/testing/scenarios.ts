import type { Scenario } from './drive.ts';
import { groupScenarios } from './group-scenarios.ts';
import { policyScenarios } from './policy-scenarios.ts';

/** The scenario of each clause. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map([
  ...Object.entries(groupScenarios).map(([clause, one]) => [`CreateSecurityGroup.${clause}`, one] as const),
  ...Object.entries(policyScenarios).map(([clause, one]) => [`CreateSecurityPolicy.${clause}`, one] as const),
]);

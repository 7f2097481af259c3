import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { trackDurations } from './clause-durations.ts';
import { reportedClauses } from './finished-run.ts';
import { renderJunit } from './render-junit.ts';
import { everyOutcome, everyOutcomeSummary } from './sample-clauses.test.kit.ts';

interface Allowed {
  readonly needs: readonly string[];
  readonly may: readonly string[];
  readonly holds: readonly string[];
}

/** What the schema of Jenkins (junit-10.xsd) lets each element have; GitLab reads a part of it. */
const allowed: Readonly<Record<string, Allowed>> = {
  testsuites: { needs: [], may: ['name', 'time', 'tests', 'failures', 'errors'], holds: ['testsuite'] },
  testsuite: {
    needs: ['name', 'tests', 'failures', 'errors'],
    may: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    holds: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { needs: [], may: [], holds: ['property'] },
  property: { needs: ['name', 'value'], may: [], holds: [] },
  testcase: {
    needs: ['name'],
    may: ['time', 'classname', 'group'],
    holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: { needs: [], may: ['type', 'message'], holds: [] },
  error: { needs: [], may: ['type', 'message'], holds: [] },
  skipped: { needs: [], may: ['type', 'message'], holds: [] },
  'system-out': { needs: [], may: [], holds: [] },
};
const timePattern = /^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?$/;

type Node = Readonly<Record<string, unknown>>;

function faultsIn(node: Node, within: string | null): readonly string[] {
  const [name = ''] = Object.keys(node).filter((key) => key !== ':@');
  if (name === '#text' || name === '?xml') return [];
  const rules = allowed[name];
  if (rules === undefined) return [`There is no <${name}>.`];
  const attributes = (node[':@'] ?? {}) as Readonly<Record<string, string>>;
  const inner = (node[name] ?? []) as readonly Node[];
  const given = Object.keys(attributes);
  return [
    ...(within === null || allowed[within]?.holds.includes(name) ? [] : [`<${name}> stands in <${within}>.`]),
    ...rules.needs.filter((it) => !given.includes(it)).map((it) => `<${name}> has no ${it}.`),
    ...given.filter((it) => ![...rules.needs, ...rules.may].includes(it)).map((it) => `<${name}> has ${it}.`),
    ...(name.startsWith('testsuite') && !timePattern.test(attributes.time ?? '')
      ? [`<${name}> has no time.`]
      : []),
    ...inner.flatMap((child) => faultsIn(child, name)),
  ];
}

it('has only the elements and attributes that Jenkins’ schema knows, in their places', () => {
  const run = { summary: everyOutcomeSummary, clauses: reportedClauses(everyOutcomeSummary, everyOutcome) };
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' });
  const nodes: readonly Node[] = parser.parse(renderJunit(run, trackDurations(), {}));
  expect(nodes.flatMap((node) => faultsIn(node, null))).toEqual([]);
  expect(JSON.stringify(nodes).match(/"testcase"/g)).toHaveLength(everyOutcome.length);
});

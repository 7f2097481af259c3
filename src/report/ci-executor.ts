import type { ExecutorInfo } from 'allure-js-commons/sdk';

type Environment = Readonly<Record<string, string | undefined>>;

/** What ran the suite, as Allure shows it, by the variables that a CI sets; null where it is none that is known. */
export function executorIn(environment: Environment): ExecutorInfo | null {
  const reader = readers.find(({ mark }) => (environment[mark] ?? '') !== '');
  return reader === undefined ? null : reader.read((name) => environment[name] ?? '');
}

interface Reader {
  /** The variable that only this CI sets. */
  readonly mark: string;
  readonly read: (of: (name: string) => string) => ExecutorInfo;
}

const readers: readonly Reader[] = [
  {
    mark: 'GITHUB_ACTIONS',
    read: (of) => {
      const project = `${of('GITHUB_SERVER_URL')}/${of('GITHUB_REPOSITORY')}`;
      return {
        name: 'GitHub Actions',
        type: 'github',
        url: project,
        buildOrder: Number(of('GITHUB_RUN_NUMBER')),
        buildName: `${of('GITHUB_WORKFLOW')} #${of('GITHUB_RUN_NUMBER')}`,
        buildUrl: `${project}/actions/runs/${of('GITHUB_RUN_ID')}`,
      };
    },
  },
  {
    mark: 'GITLAB_CI',
    read: (of) => ({
      name: 'GitLab CI',
      type: 'gitlab',
      url: of('CI_PROJECT_URL'),
      buildOrder: Number(of('CI_PIPELINE_IID')),
      buildName: `${of('CI_JOB_NAME')} #${of('CI_PIPELINE_IID')}`,
      buildUrl: of('CI_JOB_URL'),
    }),
  },
  {
    mark: 'JENKINS_URL',
    read: (of) => ({
      name: 'Jenkins',
      type: 'jenkins',
      url: of('JENKINS_URL'),
      buildOrder: Number(of('BUILD_NUMBER')),
      buildName: `${of('JOB_NAME')} #${of('BUILD_NUMBER')}`,
      buildUrl: of('BUILD_URL'),
    }),
  },
];

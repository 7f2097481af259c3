import { expect, it } from 'vitest';
import { executorIn } from './ci-executor.ts';

it.each([
  [
    {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_RUN_NUMBER: '7',
      GITHUB_RUN_ID: '99',
      GITHUB_WORKFLOW: 'conformance',
    },
    { type: 'github', buildOrder: 7, buildUrl: 'https://github.example/a/b/actions/runs/99' },
  ],
  [
    { GITLAB_CI: 'true', CI_PIPELINE_IID: '8', CI_JOB_URL: 'https://gitlab.example/j/1', CI_JOB_NAME: 'c' },
    { type: 'gitlab', buildOrder: 8, buildUrl: 'https://gitlab.example/j/1', buildName: 'c #8' },
  ],
  [
    { JENKINS_URL: 'https://jenkins.example/', BUILD_NUMBER: '9', BUILD_URL: 'https://jenkins.example/9' },
    { type: 'jenkins', buildOrder: 9, buildUrl: 'https://jenkins.example/9' },
  ],
])('in %j the executor is told', (environment, expected) => {
  expect(executorIn(environment)).toMatchObject(expected);
});

it('outside of a CI there is none', () => {
  expect(executorIn({ CI: 'true', GITHUB_ACTIONS: '' })).toBeNull();
});

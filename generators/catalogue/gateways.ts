import type { OddMistake } from './mistake.ts';

/** Texts that firewalls, proxies and frameworks turn away in a form of their own; they have to be answered. */
export const gatewayOdd: readonly OddMistake[] = [
  {
    what: 'scripts',
    reason: 'Firewalls answer what looks like a script with a page of their own.',
    source: 'https://coreruleset.org/docs/3-about-rules/rules/',
    texts: ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>'],
  },
  {
    what: 'paths',
    reason: 'Firewalls answer what looks like a path to a system file with a page of their own.',
    source: 'https://owasp.org/www-community/attacks/Path_Traversal',
    texts: ['../../../../etc/passwd', 'file:///etc/passwd'],
  },
  {
    what: 'SQL',
    reason: 'Queries that are put together from texts break on quotes, and firewalls look for them.',
    source: 'https://owasp.org/www-community/attacks/SQL_Injection',
    texts: ["' OR '1'='1' -- ", '1; DROP TABLE x; UNION SELECT 1'],
  },
  {
    what: 'templates',
    reason: 'Templates carry out what stands in double braces.',
    source: 'https://owasp.org/www-project-web-security-testing-guide/',
    texts: ['{{7*7}}', '$' + '{jndi:ldap://127.0.0.1/a}', '<%= 7*7 %>'],
  },
  {
    what: 'shell',
    reason: 'Firewalls answer what looks like a command with a page of their own.',
    source: 'https://owasp.org/www-community/attacks/Command_Injection',
    texts: ['; cat /etc/passwd | sh', '$(id) `id`'],
  },
  {
    what: 'headers',
    reason: 'Line breaks that come into a header split the answer.',
    source: 'https://owasp.org/www-community/attacks/HTTP_Response_Splitting',
    texts: ['a\r\nSet-Cookie: a=b', 'a%0d%0aLocation: /'],
  },
];

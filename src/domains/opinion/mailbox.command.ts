/** `hiraku opinion fetch-mail`: reads the mailbox once, now. */
import type { Command } from '#platform/domain';
import { fetchMail } from './mailbox.job.ts';

const problems = {
  'login-refused': 'The mail server refused the name or the password of HIRAKU_MAILBOX_URL.',
  unreachable: 'The mail server of HIRAKU_MAILBOX_URL does not answer, or offers no safe connection (TLS).',
  'no-folder': 'The mailbox of HIRAKU_MAILBOX_URL has no such folder.',
  broken: 'The connection to the mail server broke. What was kept is kept; the rest comes next time.',
};

export const fetchMailCommand: Command = {
  name: 'opinion fetch-mail',
  summary: 'Read the mailbox of opinions once, now',
  usage: 'opinion fetch-mail',
  examples: ['npx hiraku opinion fetch-mail'],
  notes: ['The running site does so every two minutes. Letters wait at /staff/consultations/mail until a person confirms them.'],
  options: {},
  positionals: [0, 0],
  async run(context) {
    const { mailbox } = context.outside;
    if (mailbox === null) {
      context.tell('No mailbox is set. See HIRAKU_MAILBOX_URL in: npx hiraku settings');
      return 1;
    }
    const { kept, problem } = await fetchMail(context, mailbox);
    context.print(`${kept} new letters`);
    if (problem === null) return 0;
    context.tell(problems[problem]);
    return 1;
  },
};

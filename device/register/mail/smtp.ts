import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import type { Duration } from '../../desk/words.ts';
import type { DeliverMail, Mail, MailConfig, MailDelivery } from './mail.ts';

export interface SmtpTimes {
  /** To connect, to be greeted, and between two answers. */
  readonly answer: Duration;
  /** For one mail in all: a server may be slow without ever being silent. */
  readonly all: Duration;
}

const TIMES: SmtpTimes = { answer: 15_000, all: 60_000 };

/** These say that this very mail is at fault, if the server says so for good. All others may pass: a password is put right. */
const ABOUT_THE_MAIL: readonly unknown[] = ['RCPT TO', 'DATA'];

/** Delivers each mail in a conversation of its own with the server. */
export function smtpDelivery(config: MailConfig, times = TIMES): DeliverMail {
  return async (mail) => {
    try {
      return await send(config, mail, times);
    } catch (error) {
      return judge(error);
    }
  };
}

async function send(config: MailConfig, mail: Mail, times: SmtpTimes): Promise<MailDelivery> {
  const transport = createTransport({
    host: config.host,
    port: config.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    ignoreTLS: config.security === 'none',
    connectionTimeout: times.answer,
    greetingTimeout: times.answer,
    socketTimeout: times.answer,
    dnsTimeout: times.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(config.user !== null && { auth: { user: config.user, pass: password(config) } }),
  });
  let deadline: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    deadline = setTimeout(() => reject(new Error('TOO_LONG')), times.all);
  });
  try {
    await Promise.race([transport.sendMail(contentOf(mail, config)), tooLong]);
    return { result: 'taken' };
  } finally {
    clearTimeout(deadline);
    transport.close();
  }
}

function contentOf({ id, name, address, subject, text }: Mail, { from }: MailConfig) {
  return {
    from,
    to: { name, address },
    subject,
    text,
    // The same for each try, so that what arrives twice is one mail.
    messageId: `<${id}@${from.split('@')[1]}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function password({ passwordFile }: MailConfig): string {
  return passwordFile === null ? '' : readFileSync(passwordFile, 'utf8').trim();
}

/** Nothing of what the server says but its number: it may repeat whom the mail is to. */
function judge(error: unknown): MailDelivery {
  const { responseCode, command, code } = error as Readonly<Record<string, unknown>>;
  const number = Number(responseCode);
  const forGood = number >= 500 && ABOUT_THE_MAIL.includes(command);
  if (number) {
    const step = typeof command === 'string' ? ` to ${command}` : '';
    return { result: forGood ? 'refused' : 'failed', error: `the mail server answers ${number}${step}` };
  }
  const message = error instanceof Error ? error.message : '';
  // The socket's own code says more than nodemailer's.
  const reason = /\bE[A-Z]{4,}\b/.exec(message)?.[0] ?? (typeof code === 'string' ? code : message);
  return { result: 'failed', error: `no mail can be sent: ${reason}` };
}

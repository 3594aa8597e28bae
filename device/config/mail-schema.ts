import * as v from 'valibot';
import { MAIL_SECURITY } from './config.ts';
import { absolutePath, choice, form, label, onOrOff, whole } from './settings.ts';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

const settings = v.strictObject({
  host: form(
    /^(?=.{1,255}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$|^[0-9A-Fa-f:]{2,39}$/,
    'The mail server that takes messages for their recipients (rule A14).',
    'a host name or address such as "smtp.example"',
    'un nom ou une adresse comme "smtp.example"',
  ),
  port: v.optional(whole(1, 65535, 'Its port.'), 465),
  security: v.optional(
    choice(
      MAIL_SECURITY,
      'TLS from the first byte, by STARTTLS, or none: the last only to a server on this machine.',
    ),
    'tls',
  ),
  user: v.optional(label(200, 'Who logs in there. Left out: nobody does.')),
  password_file: v.optional(
    absolutePath('The file with the password, readable by the unit only.', '/etc/gardefil/mail.password'),
  ),
  from: form(
    /^(?=.{3,200}$)[^\s@<>,;"]+@[^\s@<>,;"]+$/,
    'The address that mails come from.',
    'an address such as "accueil@cabinet.example"',
    'une adresse comme "accueil@cabinet.example"',
  ),
  page_url: v.optional(
    form(
      /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/,
      'Where recipients reach the page of this unit: links in mails begin with it. Left out: mails have no link.',
      'an address such as "https://accueil.cabinet.example"',
      'une adresse comme "https://accueil.cabinet.example"',
    ),
  ),
  details: v.optional(
    onOrOff('Whether the message itself, with the name of the patient, stands in the mail.'),
    false,
  ),
});

/** The messages of checks across settings are keys of CONFLICTS in describe.ts. */
export const mail = v.pipe(
  settings,
  v.forward(
    v.partialCheck(
      [['host'], ['security']],
      ({ host, security }) => security !== 'none' || LOOPBACK.test(host),
      'plainMailElsewhere',
    ),
    ['security'],
  ),
  v.forward(
    v.partialCheck(
      [['user'], ['password_file']],
      (given) => given.user === undefined || given.password_file !== undefined,
      'userWithoutPassword',
    ),
    ['user'],
  ),
);

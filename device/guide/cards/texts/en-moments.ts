import type { CardText } from '../card.ts';
import type { MomentCard } from '../ids.ts';

export const ENGLISH_MOMENTS: Readonly<Record<MomentCard, CardText>> = {
  ringing: {
    title: 'Answering',
    body: `> [{house}, ][{first name}, ]{greeting}.
- Let the caller say the whole of what they need.`,
  },
  ringingInside: {
    title: 'Answering a call from inside',
    body: `> [{service}, |{house}, ][{first name}, ]{greeting}.
- The caller has spoken to a colleague: ask what they were told.`,
  },
  listening: {
    title: 'Listening',
    body: `> What is the purpose of your call?
> [Am I speaking to {caller}?|May I have your first name and surname, please?]
- Say the request in your own words, then ask a useful question at once.
- Note the reason with one key.`,
  },
  appointment: {
    title: 'Appointment',
    body: `> [You wish to see {doctor}, is that right?|Which doctor do you wish to see?]
> [The first free time is {slot}. Does that suit you?|I am looking for the first free time.]
> What is your surname? Can you spell it for me?
- Spell the name back letter by letter[: {spelled name}].
> What are your first name and your telephone number?
- Read the number back[: {number}].
> To confirm[, {caller}]: your appointment is[ {slot},][ with {doctor},] at the practice.
> Or in other words: {slot again}, at the practice.`,
  },
  prescription: {
    title: 'Prescription',
    body: `### Physiotherapy renewal
> How many sessions, and what are they for?
> Do the sessions take place at your home?
> Are Sundays and public holidays included?
### Lost or forgotten prescription
> What is the name of each medicine, and its dosage?
- Note everything, even what the doctor knows.
### To conclude
> I am passing your request on[ to {recipient}| to the doctor] today.
> Your prescription is ready at the front desk from tomorrow.`,
  },
  result: {
    title: 'Results and documents',
    body: `> Which result or document is it?
> Which laboratory or department does it come from?
> How is it sent: by post, by secure mail, by hand?
> I am passing your message on[ to {recipient}| to the doctor] today.
- Note everything, even what the doctor knows.`,
  },
  information: {
    title: 'Information',
    body: `> What do you wish to know?
> [{recipient} sees patients {consultation hours}.|The practice is open {opening hours}.|I am finding out, and I call you back today.]
- When the answer takes time: promise a call back the same day, and note it.`,
  },
  anotherCaller: {
    title: 'Another call is ringing',
    body: `> [{caller}, ]I am putting you on hold for a moment, then I come back to you.
- Press Hold, then answer.
> [{house}, ][{first name}, ]{greeting}.`,
  },
  transfer: {
    title: 'Transfer',
    body: `> [The purpose of your call is this: {purpose}. Is that right?|What is the purpose of your call?]
> [Am I speaking to {caller}?|May I have your name, please?]
> I am putting you through[ to {recipient}]. Thank you for staying on the line.
- Dial the number, then press Transfer.`,
  },
  recipientRings: {
    title: 'The recipient’s telephone rings',
    body: `- [{caller} is waiting|The caller is waiting]: the unit tells you when to speak to them.
- Hold brings you back to the caller while [{recipient}|the recipient] is rung.`,
  },
  recipient: {
    title: 'With the recipient',
    body: `> {greeting}[, {first name}] at the front desk. I have [{caller}|a caller] on the line[ about this: {purpose}]. Do you take the call?
- Yes: press Transfer, or put the handset down.
- Otherwise: take the caller back, offer a message or a call back.`,
  },
  waiting: {
    title: 'On hold',
    body: `- [{caller} is waiting|Somebody is waiting]: the unit tells you when to speak to them.
- Noted so far: {proposed}.`,
  },
  checkIn: {
    title: 'Speak to the caller',
    body: `> Thank you for waiting[, {caller}]. [I am still trying to reach {recipient}|I am still looking].
> Do you prefer to wait, to leave a message, or to be called back?`,
  },
  takenBack: {
    title: 'Back with the caller',
    body: `> Thank you for waiting[, {caller}].
> This is what I can offer: {proposed}. Which do you choose?
> Do you prefer to wait, to leave a message, or to be called back?`,
  },
  message: {
    title: 'Message',
    body: `### Any message
> I am taking your message[ for {recipient}]. What is its purpose?
> Can you tell me more? Every detail helps to answer you.
> [Your number is {number}, is that right?|What is the best number to reach you?]
> I am passing your message on[ to {recipient}] today.
- Note everything, even what the doctor knows.
### Letter to a specialist
> What are the name and the specialty of that doctor?
> What is the reason? On which day and at what time is that appointment?
> Your letter is ready at the front desk from tomorrow.`,
  },
  callBack: {
    title: 'Call back',
    body: `> I call you back today[, {caller}].
> [Your number is {number}, is that right?|What is the best number to reach you?]
> What time suits you?
- The call back enters today's list by itself.`,
  },
  outgoing: {
    title: 'You are calling',
    body: `> {greeting}, this is [{first name}, {house}|{first name}|{house}|the practice].
> [Am I speaking to {caller}?|Whom am I speaking to?]
> I am calling[ about this: {purpose}| as agreed].`,
  },
  farewell: {
    title: 'Goodbye',
    body: `> Thank you for your call[, {caller}]. Goodbye, and have {wish}.
- Choose the outcome of the call.`,
  },
  farewellGrave: {
    title: 'Goodbye in a grave situation',
    body: `> Thank you for your call[, {caller}].
- Thanks are enough: leave the usual wishes aside.`,
  },
};

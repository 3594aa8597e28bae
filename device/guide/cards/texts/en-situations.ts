import type { CardText } from '../card.ts';
import type { SituationId } from '../ids.ts';

export const ENGLISH_SITUATIONS: Readonly<Record<SituationId, CardText>> = {
  talkative: {
    title: 'A call that goes on',
    body: `> [{caller}, ]may I stop you there for a moment?
> Is this about an appointment?
> Shall I pass a message on[ to {recipient}| to the doctor]?
- Interrupt kindly, then ask what is answered by yes or no.`,
  },
  hesitant: {
    title: 'Hesitant caller, medical visitor',
    body: `> I have several times to offer[ with {doctor}].
> Please take a moment to look at your diary: I am putting you on hold meanwhile.
- Note what you offer[: {proposed}].
- Press Hold, take the next call, come back.
> Thank you for waiting[, {caller}]. Which time do you choose?`,
  },
  sales: {
    title: 'Sales call',
    body: `> Thank you for your call. [{recipient}|The doctor] prefers written documentation, by post.
> You are welcome to send it to the practice. Goodbye, and have {wish}.
- Outcome "Sales": nothing to follow up.`,
  },
  aggressive: {
    title: 'Aggression',
    body: `### 1. Let them speak
> I am listening. What is happening?
> What are your first name and surname?
> Since when? How does it come about?
- Speak more quietly, note the facts.
- ~~"Calm down."~~
### 2. Understand
> I understand your situation[, {caller}].
> I understand that this worries you.
### 3. Look for a solution
> I am looking for a solution with you.
> I am checking, and I put you on hold for a moment.
- When it takes long: note how to reach them, promise a call back the same day.
### 4. Conclude
> Let me repeat your request[: {purpose}]. This is what I propose.
- Apologise only for a mistake of your own.
- Mark the call as aggressive: the doctor is told.
### Beyond the limit
> I am ending this call. You are welcome to call again later.
- Stay firm and courteous.`,
  },
  elderly: {
    title: 'Elderly caller',
    body: `- Speak slowly. Say the day and the time several times, in several ways.
> Your appointment is {slot}, at the practice.
> Or in other words: {slot again}, at the practice.
> It is you who comes to the practice.
> Can you tell me the day and the time once more?`,
  },
  twelveHour: {
    title: 'Twelve-hour clock',
    body: `> Your appointment is {slot again}, at the practice.
- Say "three in the afternoon".
- ~~"fifteen hundred hours"~~`,
  },
  homeVisit: {
    title: 'Home visit',
    body: `### Infant
> At the practice the doctor has the scales and everything needed to examine your child well.
### Convenience
> At the practice the doctor has your file and the instruments: the examination is more thorough.
### Epidemic
> During an epidemic the practice sees you sooner than a visit does.
### Fever
> With a fever one can travel, well wrapped up, and spends little time in the waiting room.
### Then
> [The first appointment is {slot}, at the practice.|I can offer you the first free appointment, at the practice.]
> Who can come with you?
- Sign of danger: pass it on at once[ to {doctor}| to the doctor], or to 112.`,
  },
  personal: {
    title: 'Personal call',
    body: `> Is your call personal, or is it a medical question?
### Personal
> I am putting you through[ to {recipient}]. Thank you for staying on the line.
### Medical
> You are in good hands: everybody here is bound by professional secrecy.
> What is the purpose of your call?`,
  },
  hold: {
    title: 'Putting on hold',
    body: `> I am looking at the diary[, {caller}].
> This takes a moment: I am putting you on hold, with some music.
- Say what you are doing, then press Hold.`,
  },
  leading: {
    title: 'Leading the call, choosing words',
    body: `> Certainly, I am noting your request.
> For which day?
> I am finding out, and I call you back today.
- Confirm the request, then ask the next question at once.
- Speak in the present.
### The purpose
- ~~"What is it for?"~~
> What is the purpose of your call?
### The transfer
- ~~"I'll pass you the doctor."~~
> I am putting you through to the doctor.
### Agreeing
- ~~"Oh. No problem. There you go."~~
> Certainly. Very well. I am noting it.
### The answer
- ~~"I don't know."~~
> I am finding out, and I call you back today.
### The present
- ~~"I could take a message."~~
> I am taking your message.
### Health
- ~~"Are you ill?"~~
> What is the reason for the consultation?`,
  },
  unavailable: {
    title: 'Recipient busy',
    body: `> [{recipient} sees patients {consultation hours}.|{recipient} is with a patient.|The doctor is with a patient.]
> Do you prefer to wait, to leave a message, or to be called back?
- Give the consultation hours.
- ~~"He has already left, not before four."~~
- ~~"There is nobody here any more."~~`,
  },
  spelling: {
    title: 'Spelling',
    body: `> [Let me repeat your name: {spelled name}.|Can you spell your name for me, please?]
> [Your number is {number}, is that right?|What is your telephone number?]
- Alfa, Bravo, Charlie, Delta, Echo, Foxtrot, Golf, Hotel, India, Juliett, Kilo, Lima, Mike
- November, Oscar, Papa, Quebec, Romeo, Sierra, Tango, Uniform, Victor, Whiskey, X-ray, Yankee, Zulu`,
  },
};

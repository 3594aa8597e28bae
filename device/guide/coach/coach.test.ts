import { describe, expect, it } from 'vitest';
import { createCoach } from './coach.ts';
import { readHouseRules } from './house-rules.ts';
import type { Language, Mark } from './marks.ts';
import { lexiconForTests } from './testing/lexicon.ts';

const lexicon = lexiconForTests();
const coach = createCoach({ lexicon: () => lexicon });
const marks = (text: string, language: Language = 'fr') => coach.check(text, { language });
const marked = (text: string, language?: Language) =>
  marks(text, language).map(({ class: of, from, to }) => `${of}: ${text.slice(from, to)}`);

/** The text after the first wording of each mark has been taken over. */
function better(text: string, language?: Language): string {
  const backwards = [...marks(text, language)].reverse();
  return backwards.reduce(
    (whole, { from, to, suggestions: [first = ''] }: Mark) => whole.slice(0, from) + first + whole.slice(to),
    text,
  );
}

describe('the phrase coach proposes the present', () => {
  it.each([
    ['Je pourrais prendre le message.', 'Je prends le message.'],
    ['Je pourrais appeler le service.', "J'appelle le service."],
    ['Je pourrai vous rappeler.', 'Je vous rappelle.'],
    ['Je passerais demain.', 'Je passe demain.'],
    ["J'irai voir le docteur.", 'Je vais voir le docteur.'],
    ["Je n'irai pas plus loin.", 'Je ne vais pas plus loin.'],
    ["J’irai voir, j'étais en ligne.", 'Je vais voir, je suis en ligne.'],
    ['Nous vous rappellerons.', 'Nous vous rappelons.'],
    ['Pourriez-vous patienter ?', 'Pouvez-vous patienter ?'],
    ['Pourrais-je avoir votre nom ?', 'Puis-je avoir votre nom ?'],
    ['Rappellerais-je demain ?', 'Est-ce que je rappelle demain ?'],
    ['Y aurait-il un numéro ?', 'Y a-t-il un numéro ?'],
    ['Sera-t-il là lundi ?', 'Est-il là lundi ?'],
    ["C'était à quel nom ?", "C'est à quel nom ?"],
    ['Ce sera tout ?', "C'est tout ?"],
    ['Ça serait mieux mardi.', "C'est mieux mardi."],
    ['Je voudrais votre nom.', 'Je souhaite votre nom.'],
    ["J'avais noté votre nom.", "J'ai noté votre nom."],
    ['Vous viendrez mardi.', 'Vous venez mardi.'],
    ['Les résultats seront prêts.', 'Les résultats sont prêts.'],
    ['JE RAPPELLERAI DEMAIN.', 'JE RAPPELLE DEMAIN.'],
  ])('%s', (text, wanted) => {
    expect(better(text)).toBe(wanted);
  });
});

describe('the phrase coach knows a verb from what looks like one', () => {
  it.each([
    ["C'est vrai, le courrier est arrivé."],
    ['Les avions décollent, deux portions restent.'],
    ['Une migraine avec aura.'],
    ['Mme Serrait et M. Aura attendent.'],
    ['Écrire à serait@exemple.fr'],
    ['Il faut que nous appelions le laboratoire.'],
    ["Le qu'en-dira-t-on."],
    ['Il a écrit « je ferais mieux », puis "je viendrai".'],
    ['Je vais vous rappeler.'],
    ['Docteur {viendra}, un appel.'],
  ])('%s is not marked', (text) => {
    expect(marked(text)).toEqual([]);
  });

  it.each([
    ['Nous avions deux places.', ['imperfect: Nous avions']],
    ['Le docteur aura le compte rendu.', ['future: aura']],
    ["L'aurait-il reçu ?", ["conditional: L'aurait-il"]],
    ['Parce que nous étudiions le dossier.', ['imperfect: nous étudiions']],
    ['Le docteur précise que vous deviez venir.', ['imperfect: vous deviez']],
    ['Une citation « restée ouverte, je viendrai.', ['future: je viendrai']],
  ])('%s is', (text, wanted) => {
    expect(marked(text)).toEqual(wanted);
  });
});

describe('the phrase coach leaves the caller their words', () => {
  it.each([
    ["Mme Sarr dit qu'elle voudrait un rendez-vous."],
    ['La patiente souhaiterait être rappelée.'],
    ['Il demandait si le docteur viendrait.'],
    ['Voudrait un renouvellement.'],
    ['Selon la patiente, le dosage était trop fort.'],
    ['Patiente : je voudrais un rendez-vous.'],
  ])('%s', (text) => {
    expect(marked(text)).toEqual([]);
  });

  it('but not the receptionist, the practice, or what is said to the caller', () => {
    expect(marked('Je voudrais votre nom.')).toEqual(['conditional: Je voudrais']);
    expect(marked('Je vous confirme que le docteur rappellera.')).toEqual(['future: rappellera']);
    expect(marked('Vous avez dit que vous viendriez.')).toEqual(['conditional: vous viendriez']);
    expect(marked('Le docteur voudrait vous voir.')).toEqual(['conditional: voudrait']);
    expect(marked("Elle dit qu'elle viendrait, je lui proposerai mardi.")).toEqual([
      'future: je lui proposerai',
    ]);
  });

  it('and marks nothing in a text that is the caller’s', () => {
    expect(coach.check('Je voudrais un rendez-vous.', { language: 'fr', speaker: 'caller' })).toEqual([]);
  });
});

describe('the phrase coach proposes better phrases', () => {
  it.each([
    ['Ah bon ?', 'Entendu.'],
    ["C'est pourquoi ?", "Quel est l'objet de votre appel ?"],
    ['Je vous passe le docteur Sow.', 'Je vous mets en relation avec le docteur Sow.'],
    ['Je vous passe tout de suite le service.', 'Je vous mets tout de suite en relation avec le service.'],
    ['Je vous la passe.', 'Je vous mets en relation avec elle.'],
    ['Je vais vous passer le service.', 'Je vais vous mettre en relation avec le service.'],
    ['Ne vous inquiétez pas, madame.', 'Rassurez-vous, madame.'],
    ['Le docteur est déjà parti, pas avant 16 h.', "Le docteur s'est absenté, revient dès 16 h."],
    ['Elle est déjà partie.', "Elle s'est absentée."],
    ['Vous ne pouvez pas rappeler ?', 'Pouvez-vous rappeler ?'],
    ["N'avez-vous pas reçu le courrier ?", 'Avez-vous reçu le courrier ?'],
    ["Il n'a pas d'ordonnance ?", 'A-t-il une ordonnance ?'],
    ["Vous n'avez pas de courrier ?", 'Avez-vous un courrier ?'],
    ["Vous n'avez pas de résultats ?", 'Avez-vous des résultats ?'],
    ["Vous n'avez rien d'autre ?", "Avez-vous quelque chose d'autre ?"],
    ["Pourquoi n'avez-vous pas appelé ?", "Pouvez-vous me dire pourquoi vous n'avez pas appelé ?"],
    ["Le docteur n'est pas de garde ?", 'Est-ce que le docteur est de garde ?'],
    ['Voilà votre ordonnance.', 'Voici votre ordonnance.'],
    ['Calmez-vous.', 'Je vous écoute.'],
    ['Je ne suis pas au courant.', 'Je me renseigne et je vous rappelle.'],
    ["Ce n'est pas de ma faute.", 'Voici ce que je vous propose.'],
    ['Personne ne peut vous accompagner ?', "Est-ce que quelqu'un peut vous accompagner ?"],
    ['Ça ne vous dérange pas de patienter ?', 'Est-ce que ça vous dérange de patienter ?'],
    ['Le docteur ne revient que lundi.', 'Le docteur revient dès lundi.'],
    // Typed without the accents.
    ['On vous repetera le numero.', 'On vous répète le numero.'],
    ['Vous preferiez le matin.', 'Vous préférez le matin.'],
    ['ne vous inquietez pas', 'rassurez-vous'],
  ])('%s', (text, wanted) => {
    expect(better(text)).toBe(wanted);
  });

  it.each([
    ['I will call you back.', 'I call you back.'],
    ["She'll be here at four.", 'She is here at four.'],
    ["Don't worry, it is booked.", 'Rest assured, it is booked.'],
    ["Can't you call back?", 'Can you call back?'],
    ["I'll put you through.", 'I am connecting you.'],
    ["He won't be back until 4.", 'He is back from 4.'],
    ["The doctor'll see you on Tuesday.", 'The doctor sees you on Tuesday.'],
    ['Your prescription will be ready.', 'Your prescription is ready.'],
    ["The practice won't open.", 'The practice does not open.'],
    ['Will you be at home?', 'Are you at home?'],
    ['The nurse should be back.', 'The nurse is back.'],
    ["He's always late.", 'He is away and back shortly.'],
    ["Dr Hill'll phone you.", 'Dr Hill phones you.'],
    ['You need to calm down, sir.', 'I am listening, sir.'],
    ["I'm unable to change that.", 'Here is what I can do.'],
    ["I couldn't tell you that.", 'Let me find out for you.'],
    ["Don't worry about the bill.", 'Rest assured about the bill.'],
    ["I'll put you through to the ward.", 'I am connecting you to the ward.'],
    ["Why didn't you call?", 'Can you tell me why you did not call?'],
    ["Isn't your son free?", 'Is your son free?'],
    ['Dont worry, she isnt in yet.', 'Rest assured, she is away and back shortly.'],
    ['We were wondering about Friday.', 'We wonder about Friday.'],
    ['What was your name?', 'What is your name?'],
  ])('%s', (text, wanted) => {
    expect(better(text, 'en')).toBe(wanted);
  });
});

describe('the phrase coach leaves English callers their words', () => {
  it.each([
    ["According to the home he wouldn't eat."],
    ["Mrs Lee: I'd like to come on Friday."],
    ["'I can't wait', the caller said."],
    ['He will ring back, he said.'],
    ['Wants to know when the results will be in.'],
    ['Mr Will has made a will.'],
    ['The doctor has left you a letter.'],
    ['An 84-year-old man with no problem swallowing.'],
  ])('%s', (text) => {
    expect(marked(text, 'en')).toEqual([]);
  });
});

describe('the rules of the house', () => {
  const withRules = (rules: unknown) => {
    const house = createCoach({ lexicon: () => lexicon, houseRules: readHouseRules(rules) });
    return (text: string, language: Language = 'fr') =>
      house.check(text, { language }).map(({ rule, suggestions }) => [rule, ...suggestions]);
  };

  it('can allow a phrase, in all its forms', () => {
    const check = withRules({ allowed: [{ language: 'fr', phrase: 'je vous passe' }] });
    expect(check('Je vous passe le docteur.')).toEqual([]);
    expect(check('Un instant, je vous le passe.')).toEqual([]);
    expect(check('Je vais vous passer le docteur.').length).toBe(1);
    expect(check('Nous vous passons le docteur.').length).toBe(1);
  });

  it('can allow or add an English phrase with a short form in it', () => {
    const check = withRules({ allowed: [{ language: 'en', phrase: "don't worry" }] });
    expect(check("Don't worry, sir.", 'en')).toEqual([]);
    expect(check('Do not worry, sir.', 'en')).toEqual([]);
    const added = [
      { id: 'x', language: 'en', class: 'negation', phrase: "isn't our habit", suggestions: ['differs'] },
    ];
    expect(withRules({ added })("That isn't our habit.", 'en')).toEqual([['house.x', 'differs']]);
  });

  it('can switch off a rule or a whole class', () => {
    expect(withRules({ off: ['fr.negation.voilà'] })('Voilà, pas de souci.').map(([rule]) => rule)).toEqual([
      'fr.negation.souci',
    ]);
    expect(withRules({ off: ['class:future'] })('Je rappellerai.')).toEqual([]);
  });

  it('can propose other wordings for a rule', () => {
    const check = withRules({
      changed: [{ rule: 'fr.worn-out.quittez', suggestions: ['patientez un instant'] }],
    });
    expect(check('Ne quittez pas.')).toEqual([['fr.worn-out.quittez', 'Patientez un instant']]);
  });

  it('can add a phrase, found in its other forms, too', () => {
    const added = [
      {
        id: 'client',
        language: 'fr',
        class: 'worn-out',
        phrase: 'le client mécontent',
        suggestions: ['la personne'],
      },
    ];
    const check = withRules({ added });
    expect(check('Le client mécontent rappelle.')).toEqual([['house.client', 'La personne']]);
    expect(check('Les clientes mécontentes rappellent.')).toEqual([]);
    expect(
      withRules({ added: [{ ...added[0], phrase: 'client mécontent' }] })('Les clientes mécontentes.').length,
    ).toBe(1);
    expect(
      withRules({ added: [{ ...added[0], phrase: 'client mécontent', anyForm: false }] })(
        'Les clients mécontents.',
      ),
    ).toEqual([]);
    expect(
      withRules({ added: [{ ...added[0], phrase: 'je … basculer' }] })('Je vais vous basculer.').length,
    ).toBe(1);
  });

  it('are listed with the others', () => {
    const added = [{ id: 'x', language: 'en', class: 'negation', phrase: 'nope' }];
    const rules = createCoach({ lexicon: () => lexicon, houseRules: readHouseRules({ added }) }).rules();
    expect(rules.map(({ rule }) => rule)).toContain('house.x');
    expect(new Set(rules.map(({ rule }) => rule)).size).toBe(rules.length);
  });
});

describe('the French lexicon', () => {
  it('is asked for only when a French text comes, and once', () => {
    let asked = 0;
    const lazy = createCoach({
      lexicon: () => {
        asked++;
        return lexicon;
      },
    });
    lazy.check('I will call.', { language: 'en' });
    expect(asked).toBe(0);
    lazy.check('Je rappelle.', { language: 'fr' });
    lazy.check('Je rappelle.', { language: 'fr' });
    expect(asked).toBe(1);
  });
});

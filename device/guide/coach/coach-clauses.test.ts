import { describe, expect, it } from 'vitest';
import { createCoach } from './coach.ts';
import type { Mark } from './marks.ts';
import { lexiconForTests } from './testing/lexicon.ts';

const coach = createCoach({ lexicon: lexiconForTests });

/** The text after the first wording of each mark has been taken over. */
function better(text: string): string {
  return [...coach.check(text, { language: 'fr' })]
    .reverse()
    .reduce(
      (whole, { from, to, suggestions: [first = ''] }: Mark) =>
        whole.slice(0, from) + first + whole.slice(to),
      text,
    );
}

describe('a wording says nothing twice', () => {
  it.each([
    ["Ah d'accord, je vois.", 'Entendu, je vois.'],
    ['Ah je vois.', 'Entendu, je vois.'],
    ['Oh, entendu.', "D'accord, entendu."],
    ['Ah mince, le créneau est pris.', 'Entendu, le créneau est pris.'],
    ["Voilà, c'est noté.", "C'est noté."],
    ["Pas de souci, c'est entendu.", "Avec plaisir, c'est entendu."],
    ['Le docteur revient, pas avant demain.', 'Le docteur revient dès demain.'],
    ['Le docteur est déjà rentré chez lui.', "Le docteur s'est absenté."],
    ['Votre médecin est parti se reposer.', "Votre médecin s'est absenté."],
    ["La secrétaire n'est pas revenue de déjeuner.", "La secrétaire s'est absentée."],
    ["Le docteur Blin vient de s'en aller.", "Le docteur Blin s'est absenté."],
    ['Il est en congé, pas de retour avant le 4.', 'Il est en congé, revient dès le 4.'],
    ["Le docteur ne consulte plus aujourd'hui.", "Le docteur s'est absenté aujourd'hui."],
    ["Le docteur vient de s'installer.", "Le docteur vient de s'installer."],
    ['Le docteur ne reçoit plus de nouveaux patients.', 'Le docteur ne reçoit plus de nouveaux patients.'],
    ['On ne fait pas les vaccins.', 'Voici ce que je vous propose.'],
  ])('%s', (text, wanted) => {
    expect(better(text)).toBe(wanted);
  });
});

describe('a wording that is a clause of its own takes the place of the whole clause', () => {
  it.each([
    ['Je ne peux pas vous répondre.', 'Voici ce que je vous propose.'],
    ['Je ne peux pas vous recevoir, rappelez lundi.', 'Voici ce que je vous propose, rappelez lundi.'],
    ['Je ne peux pas vous aider mais je note.', 'Voici ce que je vous propose mais je note.'],
    ['Je ne peux pas vous donner le nom et le numéro.', 'Voici ce que je vous propose.'],
    ['Je ne peux pas vous aider si vous criez.', 'Voici ce que je vous propose si vous criez.'],
    ['Ce n’est pas possible mardi, mais jeudi oui.', 'Voici ce que je vous propose : jeudi oui.'],
    ['Je ne peux pas vous dire quand il finit.', 'Je vérifie quand il finit.'],
    ["Je n'ai aucune idée de l'heure de son retour.", "Je vérifie l'heure de son retour."],
    ["Je n'ai aucune idée du tarif.", 'Je vérifie le tarif.'],
    ['Désolée, je n’en ai aucune idée.', 'Désolée, je me renseigne et je vous rappelle.'],
    ['Je ne sais pas si le docteur consulte.', 'Je vérifie si le docteur consulte.'],
    ['Je ne sais pas trop quoi vous dire.', 'Je me renseigne et je vous rappelle.'],
    ['je sais pas je regarde', 'je me renseigne et je vous rappelle je regarde'],
    ['Calmez-vous un peu', 'Je vous écoute'],
    ['Je vous demande de vous calmer.', 'Je vous écoute.'],
    ['Il faut vous calmer, madame.', 'Je vous écoute, madame.'],
    ['Baissez d’un ton ou je raccroche.', 'Je vous écoute.'],
    ['Taisez-vous et laissez-moi finir.', 'Je vous écoute et je comprends.'],
    ['Pouvez-vous vous calmer ?', 'Je vous écoute.'],
    ['Vous avez un souci de santé ?', 'Quel est le motif de votre appel ?'],
    ['Vous êtes malade depuis quand, madame ?', 'Quel est le motif de votre appel, madame ?'],
    ['Il est malade, votre fils ?', 'Quel est le motif de votre appel ?'],
    ['Le midi il n’y a plus personne au cabinet.', 'Je vous indique nos heures d’ouverture.'],
    ['Tout le monde est parti et je suis seule.', "Je vous indique nos heures d'ouverture et je suis seule."],
    ["C'est pour quoi, un renouvellement ?", "Quel est l'objet de votre appel ?"],
    ["C'est qui au téléphone, s'il vous plaît ?", "Quel est votre nom, s'il vous plaît ?"],
    ["C'est fermé à cette heure-ci.", "Je vous indique nos heures d'ouverture."],
    ["Elle n'est jamais là le mercredi.", "Elle s'absente le mercredi."],
    ['Le docteur est toujours en retard le lundi.', 'Le docteur arrive plus tard le lundi.'],
    ["Vous n'avez pas à vous inquiéter, madame.", 'Rassurez-vous, madame.'],
    ['Il ne faut pas vous inquiéter pour ça.', 'Rassurez-vous pour ça.'],
    ['Comme vous le savez, nous fermons à midi.', 'Je vous précise que nous fermons à midi.'],
    ["Vous voyez bien qu'il est tard.", "Je vous précise qu'il est tard."],
    ['Désolée, pas avant jeudi.', 'Désolée, dès jeudi.'],
    ['ne vous inquietez pas c est note', 'rassurez-vous c est note'],
    ['Ne criez pas si fort.', 'Je vous écoute.'],
    ['Malheureusement, je ne peux pas.', 'Voici ce que je vous propose.'],
    ['Ça ne dépend pas de nous mais du laboratoire.', 'Voici ce que je vous propose.'],
    ["J'ignore le motif.", 'Je vérifie le motif.'],
    ['Je ne connais pas son adresse.', 'Je vérifie son adresse.'],
    ['Merci de ne pas quitter.', 'Merci de rester en ligne.'],
  ])('%s', (text, wanted) => {
    expect(better(text)).toBe(wanted);
  });

  it('and proposes nothing where no whole clause can stand', () => {
    const marks = coach.check('Voici un dossier que je ne peux pas ouvrir.', { language: 'fr' });
    expect(marks.map(({ suggestions }) => suggestions)).toEqual([[]]);
  });
});

describe('an English wording fits what comes before and after it', () => {
  const inEnglish = (text: string) => {
    const [mark] = coach.check(text, { language: 'en' });
    return mark ? text.slice(0, mark.from) + mark.suggestions[0] + text.slice(mark.to) : text;
  };
  it.each([
    ["She's not here.", 'She is away and back shortly.'],
    ["They're not here.", 'They are away and back shortly.'],
    ['The nurses have left.', 'The nurses are away and back shortly.'],
    ["I'll pass you the doctor.", 'I am connecting you to the doctor.'],
    ["I'll pass you Dr Roy.", 'I am connecting you to Dr Roy.'],
    ["I'll pass you {doctor}.", 'I am connecting you to {doctor}.'],
    ["I'll put you through to the ward.", 'I am connecting you to the ward.'],
    ['I have no idea of the price.', 'Let me find out for you.'],
    ["I don't know when he's back.", "Let me find out for you when he's back."],
  ])('%s', (text, wanted) => {
    expect(inEnglish(text)).toBe(wanted);
  });
});

import { describe, expect, it } from 'vitest';
import { createCoach } from './coach.ts';
import { lexiconForTests } from './testing/lexicon.ts';

const coach = createCoach({ lexicon: lexiconForTests });
const marked = (text: string) =>
  coach.check(text, { language: 'fr' }).map(({ from, to }) => text.slice(from, to));

describe('the phrase coach leaves the words of whoever is named as the speaker', () => {
  it.each([
    ['Mme Petit : je voudrais parler au docteur.'],
    ['M. Roy : bonjour, je voudrais un rendez-vous, je serais libre lundi.'],
    ['La patiente : je voudrais un rendez-vous.'],
    ['Mme de La Tour (01 99 00 12 34) : je souhaiterais être rappelée.'],
    ["Sa fille : pourriez-vous renouveler l'ordonnance ?"],
    ["L'infirmière : je passerais plutôt le matin."],
    ['Message de M. Roy : pourrait-il être rappelé ?'],
    ['Appel du Dr Blin : il viendrait mardi.'],
    ['Elle viendrait lundi, dit-elle.'],
    ["Les soins auront lieu à domicile, dit l'infirmière."],
    ['Son fils tousserait encore, a-t-elle ajouté.'],
    ["La toux durerait depuis mardi, m'a précisé Mme Roy."],
    ['Mme Roy souhaite avancer son rendez-vous, elle serait libre dès lundi.'],
    ["La patiente s'étonne, on lui aurait promis une réponse."],
    ['À en croire sa femme, il ronflerait.'],
    ['Elle a laissé un message : elle sera en retard.'],
    ['La fille de M. Blin au téléphone : il aurait de la fièvre.'],
    ['Message laissé par Mme Roy : elle ne viendra pas.'],
    ['Vu avec Mme Roy : elle viendrait plutôt le matin.'],
    ["Il s'agirait d'une erreur du laboratoire, d'après la patiente."],
    ['La patiente ne comprend pas pourquoi le rendez-vous était annulé.'],
    ['De la part de Mme Roy : elle ne viendra pas.'],
    ['Dr Lemaître : je voudrais un avis.'],
    ['Mme Roy a rappelé, elle serait disponible mardi.'],
  ])('%s', (text) => {
    expect(marked(text)).toEqual([]);
  });

  it('but not those of the receptionist', () => {
    expect(marked('Mme Petit rappelle : je lui proposerai lundi.')).toEqual(['je lui proposerai']);
    expect(marked('Réponse à Mme Petit : je pourrais la recevoir.')).toEqual(['je pourrais la recevoir']);
    expect(marked('Pour Mme Roy : je rappellerai demain.')).toEqual(['je rappellerai']);
    expect(marked('Mme Roy : voudrait un avis, je lui proposerai lundi.')).toEqual(['je lui proposerai']);
    expect(marked('Elle viendrait lundi, dit-elle, je lui confirmerai.')).toEqual(['je lui confirmerai']);
    expect(marked('Docteur Blin : absent, il reviendra lundi.')).toEqual(['il reviendra']);
    expect(marked('Patient suivant : je le recevrai à 9 h.')).toEqual(['je le recevrai']);
    expect(marked('Vous serez reçu lundi, dit le docteur.')).toEqual(['Vous serez']);
    expect(marked('Le docteur rappelle demain, il serait libre à midi.')).toEqual(['il serait']);
  });
});

describe('the phrase coach knows the name of a house from a verb', () => {
  it.each([['Serrais et fils livrent les gants.'], ['Moulais livre lundi.'], ['Ferrait & fils : absents.']])(
    '%s',
    (text) => {
      expect(marked(text)).toEqual([]);
    },
  );

  it('and a verb without its subject from a name', () => {
    expect(marked('Serait libre lundi.')).toEqual(['Serait']);
    expect(marked('Viendra et rappellera.')).toEqual(['Viendra', 'rappellera']);
  });
});

import type { Details, MessageKind } from '../../device/register/message/message.ts';
import type { Chance } from './means.ts';

const TEXTS = [
  'Souhaite être rappelé avant la fin de la journée au sujet de ses résultats.',
  'Demande si le rendez-vous de jeudi peut être avancé d’une heure.',
  'A perdu son ordonnance en voyage, passera la chercher à l’accueil.',
  'La pharmacie demande une précision sur la posologie du traitement.',
  'Le dossier a été envoyé par la poste, merci d’en accuser réception.',
  'Signale une amélioration depuis la dernière séance, garde les exercices prévus.',
  '',
];
const MEDICINES = ['paracétamol', 'amoxicilline', 'ibuprofène', 'oméprazole', 'lévothyroxine'];
const PLACES = ['épaule droite', 'genou gauche', 'cheville', 'lombalgie', 'cervicales'];

export const wordsOf = (chance: Chance, at: number): string => `${chance.pick(TEXTS)} Dossier ${1000 + at}.`;

/** What a form of that kind has been filled with. */
export function detailsOf(kind: MessageKind, chance: Chance): Details {
  const when = {
    day: `2031-03-${10 + chance.below(20)}`,
    time: `${9 + chance.below(9)}:30`.padStart(5, '0'),
  };
  switch (kind) {
    case 'physiotherapy':
      return { sessions: 10, indication: chance.pick(PLACES), atHome: false, sundays: chance.part() < 0.2 };
    case 'prescription':
      return { medicines: [{ name: chance.pick(MEDICINES), dosage: '1 matin et soir, 7 jours' }] };
    case 'specialist':
      return { specialist: `Dr ${chance.name()}`, specialty: 'cardiologie', reason: 'bilan annuel', ...when };
    case 'documents':
      return { what: 'compte rendu opératoire', from: 'clinique', sent: 'post' };
    case 'appointment': {
      const [firstName = '', surname = ''] = chance.name().split(' ');
      return { title: 'mme', surname, spelled: true, firstName, ...when };
    }
    case 'other':
      return {
        purpose: `certificat pour ${chance.pick(['le sport', 'l’école', 'l’assurance', 'un voyage'])}`,
      };
    case 'aggressive':
      return { missing: ['note'] };
  }
}

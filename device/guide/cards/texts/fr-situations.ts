import type { CardText } from '../card.ts';
import type { SituationId } from '../ids.ts';

export const FRENCH_SITUATIONS: Readonly<Record<SituationId, CardText>> = {
  talkative: {
    title: 'Appel qui se prolonge',
    body: `> [{appelant}, ]permettez que je vous interrompe un instant.
> Est-ce que votre demande concerne un rendez-vous ?
> Est-ce que je transmets un message[ à {destinataire}| au médecin] ?
- Interrompez avec douceur, puis demandez « est-ce que » : la réponse est oui ou non.`,
  },
  hesitant: {
    title: 'Hésitation, visite médicale',
    body: `> Je vous propose plusieurs créneaux[ avec {médecin}].
> Je vous laisse le temps de consulter votre agenda : je vous mets en attente un instant.
- Notez ce que vous proposez[ : {proposé}].
- Mettez en attente, prenez l'appel suivant, revenez.
> Merci d'avoir patienté[, {appelant}]. Quel créneau retenez-vous ?`,
  },
  sales: {
    title: 'Démarche commerciale',
    body: `> Je vous remercie de votre appel. [{destinataire}|Le médecin] préfère une documentation écrite, par courrier.
> Vous pouvez l'adresser au cabinet. Au revoir, {souhait}.
- Issue « Commercial » : aucun rappel à faire.`,
  },
  aggressive: {
    title: 'Agressivité',
    body: `### 1. Laisser parler
> Je vous écoute. Que se passe-t-il ?
> Quels sont votre nom et votre prénom ?
> Depuis quand ? Comment cela arrive-t-il ?
- Une voix basse apaise. Notez les faits.
- ~~« Calmez-vous. »~~
### 2. Comprendre
> Je comprends votre situation[, {appelant}].
> Je comprends que cela vous préoccupe.
### 3. Chercher une solution
> Je cherche une solution avec vous.
> Je vérifie, et je vous mets en attente un instant.
- La recherche est longue : prenez les coordonnées, promettez un rappel le jour même.
### 4. Conclure
> Je reprends votre demande[ : {objet}]. Voici ce que je vous propose.
- Des excuses seulement pour une erreur de votre part.
- Marquez l'appel « agressif » : le médecin en est informé.
### Au-delà de la limite
> Je mets fin à cet appel. Je vous propose de rappeler plus tard.
- Restez ferme et courtois.`,
  },
  elderly: {
    title: 'Personne âgée',
    body: `- Parlez lentement. Dites le jour et l'heure plusieurs fois, de plusieurs façons.
> Votre rendez-vous est {rendez-vous}, au cabinet.
> Je le redis autrement : {rendez-vous autrement}, au cabinet.
> C'est vous qui venez au cabinet.
> Pouvez-vous me redire le jour et l'heure ?`,
  },
  twelveHour: {
    title: 'Heures sur douze',
    body: `> Votre rendez-vous est {rendez-vous autrement}, au cabinet.
- Dites « trois heures de l'après-midi ».
- ~~« quinze heures »~~`,
  },
  homeVisit: {
    title: 'Visite à domicile',
    body: `### Nourrisson
> Au cabinet, le médecin a la balance et tout le matériel pour bien examiner votre enfant.
### Confort
> Au cabinet, le médecin a votre dossier et ses instruments : l'examen est plus complet.
### Épidémie
> En période d'épidémie, le cabinet vous reçoit plus vite qu'une visite.
### Fièvre
> Avec de la fièvre, on se déplace bien couvert, et on passe peu de temps dans la salle d'attente.
### Puis
> [Le premier rendez-vous est {rendez-vous}, au cabinet.|Je vous propose le premier rendez-vous libre, au cabinet.]
> Qui peut vous accompagner ?
- Signe de gravité : transmettez sans attendre[ à {médecin}| au médecin], ou au 15.`,
  },
  personal: {
    title: 'Appel personnel',
    body: `> Votre appel est-il personnel, ou s'agit-il d'une question médicale ?
### Personnel
> Je vous mets en relation[ avec {destinataire}]. Merci de rester en ligne.
### Médical
> Rassurez-vous : tout l'accueil est soumis au secret professionnel.
> Quel est l'objet de votre appel ?`,
  },
  hold: {
    title: 'Mettre en attente',
    body: `> Je consulte le planning[, {appelant}].
> Ma recherche prend un moment : je vous mets en attente, en musique.
- Dites ce que vous faites, puis appuyez sur Attente.`,
  },
  leading: {
    title: 'Conduire l’appel, choisir ses mots',
    body: `> Entendu, je note votre demande.
> Pour quel jour ?
> Je me renseigne et je vous rappelle aujourd'hui.
- Confirmez la demande, puis posez aussitôt la question suivante.
- Parlez au présent.
### L'objet
- ~~« C'est pourquoi ? »~~
> Quel est l'objet de votre appel ?
### Le transfert
- ~~« Je vous passe le médecin. »~~
> Je vous mets en relation avec le médecin.
### L'accord
- ~~« Ah bon. Pas de souci. Voilà. »~~
> Entendu. D'accord. Je note.
### La réponse
- ~~« Je ne sais pas. »~~
> Je me renseigne et je vous rappelle aujourd'hui.
### Le présent
- ~~« Je pourrais prendre le message. »~~
> Je prends votre message.
### La santé
- ~~« Vous êtes malade ? »~~
> Quel est le motif de la consultation ?`,
  },
  unavailable: {
    title: 'Destinataire occupé',
    body: `> [{destinataire} reçoit {consultations}.|{destinataire} est en consultation.|Le médecin est en consultation.]
> Souhaitez-vous attendre, laisser un message, ou que je vous rappelle ?
- Donnez les heures de consultation.
- ~~« Il est déjà parti, pas avant 16 h. »~~
- ~~« Il n'y a plus personne. »~~`,
  },
  spelling: {
    title: 'Épeler',
    body: `> [Je répète votre nom : {nom épelé}.|Pouvez-vous épeler votre nom, s'il vous plaît ?]
> [Votre numéro est bien le {numéro} ?|Quel est votre numéro de téléphone ?]
- Anatole, Berthe, Célestin, Désiré, Eugène, François, Gaston, Henri, Irma, Joseph, Kléber, Louis, Marcel
- Nicolas, Oscar, Pierre, Quintal, Raoul, Suzanne, Thérèse, Ursule, Victor, William, Xavier, Yvonne, Zoé`,
  },
};

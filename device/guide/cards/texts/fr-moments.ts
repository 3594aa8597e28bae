import type { CardText } from '../card.ts';
import type { MomentCard } from '../ids.ts';

export const FRENCH_MOMENTS: Readonly<Record<MomentCard, CardText>> = {
  ringing: {
    title: 'Accueil',
    body: `> [{structure}, ][{prénom}, ]{salutation}.
- Laissez la personne exposer sa demande jusqu'au bout.`,
  },
  ringingInside: {
    title: 'Accueil d’un appel interne',
    body: `> [{service}, |{structure}, ][{prénom}, ]{salutation}.
- La personne a déjà parlé à un collègue : demandez ce qui lui a été dit.`,
  },
  listening: {
    title: 'Écoute',
    body: `> Quel est l'objet de votre appel ?
> [Vous êtes bien {appelant} ?|Quels sont votre nom et votre prénom, s'il vous plaît ?]
- Reformulez la demande, puis posez aussitôt une question utile.
- Notez le motif d'une touche.`,
  },
  appointment: {
    title: 'Rendez-vous',
    body: `> [Vous souhaitez voir {médecin}, c'est bien cela ?|Quel médecin souhaitez-vous voir ?]
> [Le premier créneau est {rendez-vous}. Ce moment vous convient-il ?|Je cherche le premier créneau libre.]
> Quel est votre nom ? Pouvez-vous l'épeler ?
- Répétez le nom lettre par lettre[ : {nom épelé}].
> Quel est votre prénom, et votre numéro de téléphone ?
- Relisez le numéro[ : {numéro}].
> Je confirme[, {appelant}] : rendez-vous[ {rendez-vous},][ avec {médecin},] au cabinet.
> Je le redis autrement : {rendez-vous autrement}, au cabinet.`,
  },
  prescription: {
    title: 'Ordonnance',
    body: `### Renouvellement de kinésithérapie
> Combien de séances, et pour quelle indication ?
> Les séances ont-elles lieu à domicile ?
> Les dimanches et les jours fériés sont-ils compris ?
### Ordonnance perdue ou oubliée
> Quel est le nom de chaque médicament, et son dosage ?
- Notez tout, même ce que le médecin connaît.
### Pour conclure
> Je transmets votre demande[ à {destinataire}| au médecin] aujourd'hui.
> Votre ordonnance vous attend à l'accueil à partir de demain.`,
  },
  result: {
    title: 'Résultats et documents',
    body: `> De quel résultat ou document s'agit-il ?
> De quel laboratoire ou de quel service vient-il ?
> Comment est-il envoyé : par courrier, par messagerie, en main propre ?
> Je transmets votre message[ à {destinataire}| au médecin] aujourd'hui.
- Notez tout, même ce que le médecin connaît.`,
  },
  information: {
    title: 'Renseignement',
    body: `> Quel renseignement souhaitez-vous ?
> [{destinataire} consulte {consultations}.|Le cabinet est ouvert {horaires}.|Je me renseigne et je vous rappelle aujourd'hui.]
- Vous cherchez la réponse : promettez un rappel le jour même, et notez-le.`,
  },
  anotherCaller: {
    title: 'Un autre appel sonne',
    body: `> [{appelant}, ]je vous mets en attente un instant, puis je reprends votre appel.
- Mettez en attente, puis répondez.
> [{structure}, ][{prénom}, ]{salutation}.`,
  },
  transfer: {
    title: 'Transfert',
    body: `> [Objet de votre appel : {objet}, c'est bien cela ?|Quel est l'objet de votre appel ?]
> [Vous êtes bien {appelant} ?|Quel est votre nom, s'il vous plaît ?]
> Je vous mets en relation[ avec {destinataire}]. Merci de rester en ligne.
- Composez le numéro, puis appuyez sur Transfert.`,
  },
  recipientRings: {
    title: 'Le destinataire sonne',
    body: `- [{appelant} attend|La personne attend] : le boîtier annonce la reprise de ligne.
- Attente vous ramène à la personne, pendant que [{destinataire}|le destinataire] sonne.`,
  },
  recipient: {
    title: 'Avec le destinataire',
    body: `> {salutation}[, {prénom}] à l'accueil. J'ai [{appelant}|une personne] en ligne[ au sujet suivant : {objet}]. Prenez-vous l'appel ?
- Oui : appuyez sur Transfert, ou raccrochez.
- Pour un refus : reprenez la personne, proposez un message ou un rappel.`,
  },
  waiting: {
    title: 'En attente',
    body: `- [{appelant} attend|Quelqu'un attend] : le boîtier annonce la reprise de ligne.
- Ce qui est noté : {proposé}.`,
  },
  checkIn: {
    title: 'Reprise de ligne',
    body: `> Merci de patienter[, {appelant}]. [Je cherche toujours à joindre {destinataire}|Ma recherche continue].
> Souhaitez-vous attendre encore, laisser un message, ou que je vous rappelle ?`,
  },
  takenBack: {
    title: 'Ligne reprise',
    body: `> Merci d'avoir patienté[, {appelant}].
> Je vous propose donc : {proposé}. Que retenez-vous ?
> Souhaitez-vous attendre encore, laisser un message, ou que je vous rappelle ?`,
  },
  message: {
    title: 'Message',
    body: `### Tout message
> Je prends votre message[ pour {destinataire}]. Quel est son objet ?
> Pouvez-vous préciser ? Chaque détail aide à vous répondre.
> [Votre numéro est bien le {numéro} ?|À quel numéro peut-on vous joindre ?]
> Je transmets votre message[ à {destinataire}] aujourd'hui.
- Notez tout, même ce que le médecin connaît.
### Courrier pour un spécialiste
> Quels sont le nom et la spécialité de ce médecin ?
> Quel est le motif ? Quel jour et à quelle heure est ce rendez-vous ?
> Votre courrier vous attend à l'accueil à partir de demain.`,
  },
  callBack: {
    title: 'À rappeler',
    body: `> Je vous rappelle aujourd'hui[, {appelant}].
> [Votre numéro est bien le {numéro} ?|À quel numéro peut-on vous joindre ?]
> À quel moment êtes-vous disponible ?
- Le rappel s'inscrit de lui-même dans la liste du jour.`,
  },
  outgoing: {
    title: 'Vous appelez',
    body: `> {salutation}[, {structure}][, {prénom} à l'appareil].
> [Vous êtes bien {appelant} ?|À qui ai-je l'honneur ?]
> Je vous appelle[ au sujet suivant : {objet}| comme convenu].`,
  },
  farewell: {
    title: 'Au revoir',
    body: `> Merci de votre appel[, {appelant}]. Au revoir, {souhait}.
- Choisissez l'issue de l'appel.`,
  },
  farewellGrave: {
    title: 'Au revoir, situation grave',
    body: `> Je vous remercie de votre appel[, {appelant}].
- Un remerciement suffit : laissez de côté les souhaits habituels.`,
  },
};

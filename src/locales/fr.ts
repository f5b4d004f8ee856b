import type { Texts } from '../banner/texts'

export const fr: Texts = {
  title: 'Votre choix sur les cookies',
  intro: '{controller} souhaite utiliser des cookies et autres traceurs pour :',
  us: 'Ce site',
  consequence:
    'Rien n’est déposé avant votre accord. Si vous refusez, le site fonctionne sans eux. Vous pouvez changer d’avis à tout moment.',
  policy: 'Politique de confidentialité',
  accept: 'Tout accepter',
  reject: 'Tout refuser',
  customize: 'Personnaliser mes choix',
  preferences: 'Gérer mes cookies',
  preferencesIntro: 'Choisissez ce qui peut être déposé sur votre appareil. Ce qui est désactivé le reste.',
  save: 'Enregistrer mes choix',
  close: 'Fermer sans enregistrer',
  withdraw: 'Retirer mon consentement',
  always: 'Toujours actif',
  saved: 'Vos choix sont enregistrés.',
  record: 'Choix du {date}, conservé sous le numéro {id}.',
  contact: 'Une question sur vos données : {contact}.',
  kept: 'Votre navigateur ne les a pas supprimés, retirez-les à la main : {names}.',
  session: 'jusqu’à la fermeture du navigateur',
  columns: ['Nom', 'Finalité', 'Fournisseur', 'Durée'],
  own: 'Conserve votre choix sur les cookies',
  categories: {
    essential: ['Nécessaires', 'Sans eux, le site ne fonctionne pas.'],
    preferences: ['Préférences', 'Retenir vos réglages du site.'],
    functional: ['Fonctionnels', 'Vous offrir plus de confort.'],
    analytics: ['Mesure d’audience', 'Compter les visites pour savoir ce qui est utile.'],
    marketing: ['Marketing', 'Vous montrer publicités et contenus adaptés.'],
  },
}

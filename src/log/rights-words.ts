/** What the page of the visitor's rights says. */
export interface RightsWords {
  title: string
  intro: string
  id: string
  show: string
  download: string
  forget: string
  none: string
  tooMany: string
  forgotten: string
  found: string
  at: string
  answer: string
  proof: string
  contact: string
}

export const RIGHTS: Record<'en' | 'fr', RightsWords> = {
  en: {
    title: 'Your consent records',
    intro:
      'Each of your choices on this site was recorded under a random number, which stands in your receipt. Whoever has that number can see the records and take it out of them.',
    id: 'The number in your receipt',
    show: 'Show my records',
    download: 'Download them (JSON)',
    forget: 'Take my number out of them',
    none: 'There is no record with this number.',
    tooMany: 'Too many requests. Please try again in a minute.',
    forgotten:
      'Your number was taken out of {count} records. They stay as proof of a choice, and name nobody. Only who has your receipt can still show that they are yours.',
    found: 'Records with this number: {count}',
    at: 'When',
    answer: 'Your answer',
    proof: 'What proves it',
    contact: 'Questions and other requests: {contact}',
  },
  fr: {
    title: 'Vos preuves de consentement',
    intro:
      'Chacun de vos choix sur ce site a été enregistré sous un numéro aléatoire, qui figure sur votre reçu. Quiconque possède ce numéro peut consulter ces enregistrements et l’en retirer.',
    id: 'Le numéro de votre reçu',
    show: 'Afficher mes enregistrements',
    download: 'Les télécharger (JSON)',
    forget: 'En retirer mon numéro',
    none: 'Aucun enregistrement ne porte ce numéro.',
    tooMany: 'Trop de demandes. Veuillez réessayer dans une minute.',
    forgotten:
      'Votre numéro a été retiré de {count} enregistrements. Ils restent comme preuve d’un choix et ne désignent personne. Seul le porteur de votre reçu peut encore montrer qu’ils sont les vôtres.',
    found: 'Enregistrements portant ce numéro : {count}',
    at: 'Date',
    answer: 'Votre réponse',
    proof: 'Ce qui le prouve',
    contact: 'Questions et autres demandes : {contact}',
  },
}

const fr = {
  title: "Votre choix sur les cookies",
  intro: "{controller} souhaite utiliser des cookies et autres traceurs pour :",
  us: "Ce site",
  consequence: "Rien n\u2019est d\xE9pos\xE9 avant votre accord. Si vous refusez, le site fonctionne sans eux. Vous pouvez changer d\u2019avis \xE0 tout moment.",
  policy: "Politique de confidentialit\xE9",
  accept: "Tout accepter",
  reject: "Tout refuser",
  customize: "Personnaliser mes choix",
  preferences: "G\xE9rer mes cookies",
  preferencesIntro: "Choisissez ce qui peut \xEAtre d\xE9pos\xE9 sur votre appareil. Ce qui est d\xE9sactiv\xE9 le reste.",
  save: "Enregistrer mes choix",
  close: "Fermer sans enregistrer",
  withdraw: "Retirer mon consentement",
  always: "Toujours actif",
  saved: "Vos choix sont enregistr\xE9s.",
  record: "Choix du {date}, conserv\xE9 sous le num\xE9ro {id}.",
  contact: "Une question sur vos donn\xE9es : {contact}.",
  kept: "Votre navigateur ne les a pas supprim\xE9s, retirez-les \xE0 la main : {names}.",
  embed: "Charger ce contenu envoie des donn\xE9es \xE0 {provider}.",
  once: "Charger une fois",
  allow: "Toujours autoriser",
  session: "jusqu\u2019\xE0 la fermeture du navigateur",
  columns: ["Nom", "Finalit\xE9", "Fournisseur", "Dur\xE9e"],
  own: "Conserve votre choix sur les cookies",
  categories: {
    essential: ["N\xE9cessaires", "Sans eux, le site ne fonctionne pas."],
    preferences: ["Pr\xE9f\xE9rences", "Retenir vos r\xE9glages du site."],
    functional: ["Fonctionnels", "Vous offrir plus de confort."],
    analytics: ["Mesure d\u2019audience", "Compter les visites pour savoir ce qui est utile."],
    marketing: ["Marketing", "Vous montrer publicit\xE9s et contenus adapt\xE9s."]
  }
};

export { fr };

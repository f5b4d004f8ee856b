const cy = {
  title: "Eich dewis ynghylch cwcis",
  intro: "Hoffai {controller} ddefnyddio cwcis a thechnolegau tebyg at y dibenion hyn:",
  us: "ein gwefan",
  partners: {
    zero: "{count} partner",
    one: "{count} partner",
    two: "{count} bartner",
    few: "{count} phartner",
    many: "{count} phartner",
    other: "{count} partner"
  },
  stored: {
    one: "{count} cwci",
    two: "{count} gwci",
    few: "{count} chwci",
    many: "{count} chwci",
    zero: "{count} cwci",
    other: "{count} cwci"
  },
  atMost: "{lifetime} ar y mwyaf",
  from: "gan {provider}",
  consequence: "Os gwrthodwch, bydd y wefan yn dal i weithio. Gallwch newid eich meddwl unrhyw bryd.",
  policy: "Polisi preifatrwydd",
  accept: "Derbyn y cyfan",
  reject: "Gwrthod y cyfan",
  continue: "Parhau heb dderbyn",
  customize: "Addasu fy newisiadau",
  preferences: "Gosodiadau cwcis",
  preferencesIntro: "Dewiswch beth gaiff ei storio ar eich dyfais. Bydd yr hyn sydd wedi\u2019i ddiffodd yn aros felly.",
  search: "Chwilio am wasanaeth",
  signal: "Perchir signal eich porwr. Bydd y rhain yn aros wedi\u2019u diffodd nes i chi eu troi ymlaen: {names}.",
  save: "Cadw fy newisiadau",
  close: "Cau heb gadw",
  withdraw: "Tynnu cydsyniad yn \xF4l",
  always: "Ymlaen bob amser",
  saved: "Mae eich dewisiadau wedi\u2019u cadw.",
  rights: "Eich data a\u2019ch hawliau",
  record: "Eich dewis ar {date} ({source}), a gedwir tan {expires} dan y rhif {id}.",
  sources: {
    banner: "pan ofynnwyd i chi",
    preferences: "yn y gosodiadau hyn",
    withdrawal: "cydsyniad wedi\u2019i dynnu\u2019n \xF4l",
    api: "ar dudalen ar y wefan hon"
  },
  receipt: "Lawrlwytho fy nerbynneb",
  erase: "Dileu popeth",
  effects: {
    withdraw: "Mae\u2019n diffodd popeth ac yn dileu\u2019r hyn a storiwyd. Cedwir eich gwrthodiad.",
    receipt: "Ffeil sy\u2019n profi beth ddewisoch chi, a phryd.",
    erase: "Mae\u2019n dileu\u2019r hyn a storiwyd ac yn anghofio\u2019ch dewis. Gofynnir i chi eto."
  },
  erased: "Mae popeth wedi\u2019i ddileu.",
  controller: "Rheolydd data\u2019r wefan hon: {controller}.",
  contact: "Cwestiynau am eich data: {contact}.",
  authority: "Gallwch gwyno wrth: {authority}.",
  kept: "Ni wnaeth eich porwr ddileu\u2019r rhain, rhaid eu tynnu \xE2 llaw: {names}.",
  embed: "Mae llwytho\u2019r cynnwys hwn yn anfon data at {provider}.",
  video: "Fideo gan {name}",
  once: "Llwytho unwaith",
  allow: "Caniat\xE1u bob amser",
  session: "nes i chi gau\u2019r porwr",
  columns: ["Enw", "Diben", "Darparwr", "Cyfnod", "Sail gyfreithlon"],
  grounds: { consent: "eich cydsyniad", essential: "cwbl angenrheidiol" },
  own: "Cadw eich dewis ynghylch cwcis",
  categories: {
    essential: ["Hanfodol", "Nid yw\u2019r wefan yn gweithio heb y rhain."],
    preferences: ["Dewisiadau", "Cofio sut mae\u2019n well gennych ddefnyddio\u2019r wefan."],
    functional: ["Swyddogaethol", "Gwneud y wefan yn fwy hwylus i chi."],
    analytics: ["Mesur ymweliadau", "Cyfrif ymweliadau i ddysgu beth sy\u2019n ddefnyddiol."],
    marketing: ["Marchnata", "Dangos hysbysebion a chynnwys sy\u2019n addas i chi."],
    media: ["Cynnwys allanol", "Dangos fideos a mapiau o wefannau eraill."],
    social: ["Cyfryngau cymdeithasol", "Dangos postiadau a rhannu tudalennau."],
    chat: ["Sgwrs a chymorth", "Ateb eich cwestiynau mewn sgwrs."]
  }
};

export { cy };

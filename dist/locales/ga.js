const ga = {
  title: "Do rogha maidir le fian\xE1in",
  intro: "T\xE1 {controller} ag iarraidh fian\xE1in agus teicneola\xEDochta\xED comhchos\xFAla a \xFAs\xE1id chun na gcusp\xF3ir\xED seo:",
  us: "an su\xEDomh seo",
  partners: {
    one: "{count} chomhph\xE1irt\xED",
    two: "{count} chomhph\xE1irt\xED",
    few: "{count} chomhph\xE1irt\xED",
    many: "{count} gcomhph\xE1irt\xED",
    other: "{count} comhph\xE1irt\xED"
  },
  stored: {
    one: "{count} fhian\xE1n",
    two: "{count} fhian\xE1n",
    few: "{count} fhian\xE1n",
    many: "{count} bhfian\xE1n",
    other: "{count} fian\xE1n"
  },
  atMost: "{lifetime} ar a mh\xE9ad",
  from: "\xF3 {provider}",
  consequence: "Oibr\xEDonn an su\xEDomh fi\xFA m\xE1 dhi\xFAlta\xEDonn t\xFA. Is f\xE9idir d\u2019intinn a athr\xFA am ar bith.",
  policy: "Beartas pr\xEDobh\xE1ideachais",
  accept: "Glac le gach rud",
  reject: "Di\xFAltaigh do gach rud",
  continue: "Lean ar aghaidh gan glacadh",
  customize: "Saincheap mo roghanna",
  preferences: "Socruithe fian\xE1n",
  preferencesIntro: "Roghnaigh cad is f\xE9idir a st\xF3r\xE1il ar do ghl\xE9as. Rud ar bith at\xE1 m\xFAchta, fanann s\xE9 m\xFAchta.",
  search: "Cuardaigh seirbh\xEDs",
  signal: "Urrama\xEDtear comhartha do bhrabhs\xE1la\xED. Fanann an m\xE9id seo m\xFAchta mura gcuireann t\xFA ar si\xFAl \xE9: {names}.",
  save: "S\xE1bh\xE1il mo roghanna",
  close: "D\xFAn gan s\xE1bh\xE1il",
  withdraw: "Tarraing siar mo thoili\xFA",
  always: "Ar si\xFAl i gc\xF3na\xED",
  saved: "T\xE1 do roghanna s\xE1bh\xE1ilte.",
  rights: "Do shonra\xED agus do chearta",
  record: "Do rogha an {date} ({source}), \xE1 coinne\xE1il go dt\xED an {expires} faoin uimhir {id}.",
  sources: {
    banner: "nuair a fiafra\xEDodh d\xEDot",
    preferences: "sna socruithe seo",
    withdrawal: "tarraing\xEDodh siar an toili\xFA",
    api: "ar leathanach den su\xEDomh seo"
  },
  receipt: "\xCDosl\xF3d\xE1il m\u2019admh\xE1il",
  erase: "Scrios gach rud",
  effects: {
    withdraw: "M\xFAchtar gach rud agus scriostar a st\xF3r\xE1ladh. Coime\xE1dtar do dhi\xFAlt\xFA.",
    receipt: "Comhad a chrutha\xEDonn cad a roghnaigh t\xFA, agus cathain.",
    erase: "Scriostar a st\xF3r\xE1ladh agus d\xE9antar dearmad ar do rogha. Fiafr\xF3far d\xEDot ar\xEDs."
  },
  erased: "T\xE1 gach rud scriosta.",
  controller: "Rialaitheoir sonra\xED an tsu\xEDmh seo: {controller}.",
  contact: "Ceisteanna faoi do shonra\xED: {contact}.",
  authority: "Is f\xE9idir leat gear\xE1n a dh\xE9anamh le: {authority}.",
  kept: "N\xEDor scrios do bhrabhs\xE1la\xED iad seo, n\xED m\xF3r iad a bhaint de l\xE1imh: {names}.",
  embed: "M\xE1 l\xF3d\xE1iltear an t-\xE1bhar seo, seoltar sonra\xED chuig {provider}.",
  video: "F\xEDse\xE1n \xF3 {name}",
  once: "L\xF3d\xE1il uair amh\xE1in",
  allow: "Ceadaigh i gc\xF3na\xED",
  session: "go dt\xED go nd\xFAnann t\xFA an brabhs\xE1la\xED",
  columns: ["Ainm", "Cusp\xF3ir", "Sol\xE1thra\xED", "Tr\xE9imhse", "Bun\xFAs dl\xED"],
  grounds: { consent: "do thoili\xFA", essential: "f\xEDor-riachtanach" },
  own: "Do rogha maidir le fian\xE1in a choinne\xE1il",
  instead: "Gan do thoili\xFA: {instead} in ionad {url}",
  bare: "Gan do thoili\xFA: {url} gan fian\xE1in",
  categories: {
    essential: ["Riachtanach", "N\xED oibr\xEDonn an su\xEDomh gan iad seo."],
    preferences: ["Sainroghanna", "Cuimhneamh ar do shocruithe ar an su\xEDomh."],
    functional: ["Feidhmi\xFAil", "An su\xEDomh a dh\xE9anamh n\xEDos \xE1isi\xFAla duit."],
    analytics: ["Tomhas cuairteanna", "Cuairteanna a chomhaireamh lena fh\xE1il amach cad at\xE1 \xFAs\xE1ideach."],
    marketing: ["Marga\xEDocht", "F\xF3gra\xEDocht agus \xE1bhar a oireann duit a thaispe\xE1int."],
    media: ["\xC1bhar seachtrach", "F\xEDse\xE1in agus l\xE9arsc\xE1ileanna \xF3 shu\xEDomhanna eile a thaispe\xE1int."],
    social: ["L\xEDonra\xED s\xF3isialta", "Post\xE1lacha a thaispe\xE1int agus leathanaigh a roinnt."],
    chat: ["Comhr\xE1 agus taca\xEDocht", "Do cheisteanna a fhreagairt i gcomhr\xE1."]
  }
};

export { ga };

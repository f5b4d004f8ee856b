const ga = {
  title: "Do rogha maidir le fian\xE1in (cookies)",
  intro: "Ba mhaith le {controller} fian\xE1in agus modhanna comhchos\xFAla a \xFAs\xE1id chun na gcr\xEDoch seo:",
  us: "an su\xEDomh seo",
  partners: {
    one: "{count} chomhph\xE1irt\xED",
    two: "{count} chomhph\xE1irt\xED",
    few: "{count} chomhph\xE1irt\xED",
    many: "{count} gcomhph\xE1irt\xED",
    other: "{count} comhph\xE1irt\xED"
  },
  consequence: "N\xED st\xF3r\xE1iltear aon n\xED roimh do thoili\xFA. M\xE1 dhi\xFAlta\xEDonn t\xFA, oibr\xEDonn an su\xEDomh gan iad. Is f\xE9idir leat d\u2019intinn a athr\xFA am ar bith.",
  policy: "Beartas pr\xEDobh\xE1ideachais",
  accept: "Glac le gach rud",
  reject: "Di\xFAltaigh do gach rud",
  continue: "Lean ar aghaidh gan glacadh",
  customize: "Saincheap mo roghanna",
  preferences: "Socruithe fian\xE1n",
  preferencesIntro: "Roghnaigh cad is f\xE9idir a st\xF3r\xE1il ar do ghl\xE9as. Fanann m\xFAchta an rud at\xE1 m\xFAchta.",
  search: "Aimsigh seirbh\xEDs",
  signal: "Tugtar aird ar chomhartha do bhrabhs\xE1la\xED. Fanann m\xFAchta mura gcuireann t\xFA ar si\xFAl: {names}.",
  save: "S\xE1bh\xE1il mo roghanna",
  close: "D\xFAn gan s\xE1bh\xE1il",
  withdraw: "Tarraing siar mo thoili\xFA",
  always: "Ar si\xFAl i gc\xF3na\xED",
  saved: "S\xE1bh\xE1ladh do roghanna.",
  rights: "Do shonra\xED agus do chearta",
  record: "Do rogha: {date} ({source}), coinnithe go dt\xED {expires} faoin uimhir {id}.",
  sources: {
    banner: "nuair a fiafra\xEDodh d\xEDot",
    preferences: "sna socruithe seo",
    withdrawal: "toili\xFA tarraingthe siar",
    api: "ar leathanach den su\xEDomh seo"
  },
  receipt: "\xCDosl\xF3d\xE1il m\u2019admh\xE1il",
  erase: "Scrios gach rud",
  erased: "Scriosadh gach rud.",
  controller: "Rialaitheoir an tsu\xEDmh seo: {controller}.",
  contact: "Ceisteanna faoi do shonra\xED: {contact}.",
  authority: "Is f\xE9idir gear\xE1n a dh\xE9anamh le: {authority}.",
  kept: "N\xEDor scrios do bhrabhs\xE1la\xED iad seo, n\xED m\xF3r iad a bhaint de l\xE1imh: {names}.",
  embed: "M\xE1 l\xF3d\xE1iltear an t-\xE1bhar seo, seoltar sonra\xED chuig {provider}.",
  once: "L\xF3d\xE1il uair amh\xE1in",
  allow: "Ceadaigh i gc\xF3na\xED",
  session: "go dt\xED go nd\xFAntar an brabhs\xE1la\xED",
  columns: ["Ainm", "Cr\xEDoch", "Sol\xE1thra\xED", "Tr\xE9imhse", "Bun\xFAs dl\xED"],
  grounds: { consent: "do thoili\xFA", essential: "f\xEDor-riachtanach" },
  own: "Coinn\xEDonn s\xE9 do rogha maidir le fian\xE1in",
  categories: {
    essential: ["Riachtanach", "N\xED oibr\xEDonn an su\xEDomh gan iad seo."],
    preferences: ["Sainroghanna", "Cuimhneamh ar do shocruithe ar an su\xEDomh."],
    functional: ["Feidhmi\xFAil", "N\xEDos m\xF3 \xE1ise a thabhairt duit."],
    analytics: ["Tomhas cuairteanna", "Cuairteanna a chomhaireamh le f\xE1il amach cad at\xE1 \xFAs\xE1ideach."],
    marketing: ["Marga\xEDocht", "F\xF3gra\xEDocht agus \xE1bhar a oireann duit a thaispe\xE1int."]
  }
};

export { ga };

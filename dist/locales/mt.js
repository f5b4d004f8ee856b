const mt = {
  title: "L-g\u0127a\u017Cla tieg\u0127ek dwar il-cookies",
  intro: "{controller} jixtieq ju\u017Ca cookies u mezzi simili biex:",
  us: "Dan is-sit",
  partners: {
    one: "sie\u0127eb {count}",
    two: "{count} s\u0127ab",
    few: "{count} s\u0127ab",
    many: "{count}-il sie\u0127eb",
    other: "{count} sie\u0127eb"
  },
  consequence: "Xejn ma jin\u0127a\u017Cen qabel ma tag\u0127ti l-kunsens. Jekk tirrifjuta, is-sit ja\u0127dem ming\u0127ajrhom. Tista\u2019 tbiddel fehmtek meta trid.",
  policy: "Politika tal-privatezza",
  accept: "A\u010B\u010Betta kollox",
  reject: "Irrifjuta kollox",
  continue: "Kompli ming\u0127ajr ma ta\u010B\u010Betta",
  customize: "Ippersonalizza l-g\u0127a\u017Cliet",
  preferences: "Settings tal-cookies",
  preferencesIntro: "Ag\u0127\u017Cel x\u2019jista\u2019 jin\u0127a\u017Cen fuq l-apparat tieg\u0127ek. Dak li hu mitfi jibqa\u2019 mitfi.",
  search: "Fittex servizz",
  signal: "Is-sinjal tal-browser tieg\u0127ek qed ji\u0121i rispettat. Jibqa\u2019 mitfi sakemm ma tixg\u0127elux: {names}.",
  save: "Issejvja l-g\u0127a\u017Cliet tieg\u0127i",
  close: "Ag\u0127laq ming\u0127ajr ma tissejvja",
  withdraw: "Irtira l-kunsens tieg\u0127i",
  always: "Dejjem mixg\u0127ul",
  saved: "L-g\u0127a\u017Cliet tieg\u0127ek \u0121ew issejvjati.",
  rights: "Id-data u d-drittijiet tieg\u0127ek",
  record: "L-g\u0127a\u017Cla tieg\u0127ek ta\u2019 {date} ({source}), mi\u017Cmuma sa {expires} bin-numru {id}.",
  sources: {
    banner: "meta \u0121ejt mistoqsi",
    preferences: "f\u2019dawn is-settings",
    withdrawal: "kunsens irtirat",
    api: "f\u2019pa\u0121na ta\u2019 dan is-sit"
  },
  receipt: "Ni\u017C\u017Cel l-ir\u010Bevuta tieg\u0127i",
  erase: "\u0126assar kollox",
  erased: "Kollox t\u0127assar.",
  controller: "Kontrollur ta\u2019 dan is-sit: {controller}.",
  contact: "Mistoqsijiet dwar id-data tieg\u0127ek: {contact}.",
  authority: "Tista\u2019 tressaq ilment lil: {authority}.",
  kept: "Il-browser tieg\u0127ek ma \u0127assarx dawn, iridu jitne\u0127\u0127ew bl-idejn: {names}.",
  embed: "It-tag\u0127bija ta\u2019 dan il-kontenut tibg\u0127at data lil {provider}.",
  once: "G\u0127abbi darba",
  allow: "Ippermetti dejjem",
  session: "sakemm tag\u0127laq il-browser",
  columns: ["Isem", "Skop", "Fornitur", "Tul", "Ba\u017Ci legali"],
  grounds: { consent: "il-kunsens tieg\u0127ek", essential: "strettament me\u0127tie\u0121" },
  own: "I\u017Comm l-g\u0127a\u017Cla tieg\u0127ek dwar il-cookies",
  categories: {
    essential: ["Essenzjali", "Ming\u0127ajr dawn is-sit ma ja\u0127dimx."],
    preferences: ["Preferenzi", "Jiftakru kif tippreferi s-sit."],
    functional: ["Funzjonali", "Joffrulek aktar kumdit\xE0."],
    analytics: ["Kejl ta\u017C-\u017Cjarat", "Jg\u0127oddu \u017C-\u017Cjarat biex inkunu nafu x\u2019inhu utli."],
    marketing: ["Kummer\u010Bjalizzazzjoni", "Juruk reklami u kontenut adattati g\u0127alik."]
  }
};

export { mt };

const mt = {
  title: "L-g\u0127a\u017Cla tieg\u0127ek dwar il-cookies",
  intro: "{controller} jixtieq ju\u017Ca cookies u teknolo\u0121iji simili g\u0127al dawn l-iskopijiet:",
  us: "Dan is-sit",
  partners: {
    one: "{count} sie\u0127eb",
    two: "{count} s\u0127ab",
    few: "{count} s\u0127ab",
    many: "{count}-il sie\u0127eb",
    other: "{count} sie\u0127eb"
  },
  stored: {
    one: "cookie {count}",
    two: "{count} cookies",
    few: "{count} cookies",
    many: "{count} cookies",
    other: "{count} cookies"
  },
  atMost: "l-aktar {lifetime}",
  from: "minn {provider}",
  consequence: "Jekk tirrifjuta, is-sit ja\u0127dem xorta. Tista\u2019 tbiddel fehmtek meta trid.",
  policy: "Politika tal-privatezza",
  accept: "A\u010B\u010Betta kollox",
  reject: "Irrifjuta kollox",
  continue: "Kompli ming\u0127ajr ma ta\u010B\u010Betta",
  customize: "Ippersonalizza l-g\u0127a\u017Cliet",
  preferences: "Settings tal-cookies",
  preferencesIntro: "Ag\u0127\u017Cel x\u2019jista\u2019 jin\u0127a\u017Cen fuq l-apparat tieg\u0127ek. Dak li hu mitfi jibqa\u2019 mitfi.",
  search: "Fittex servizz",
  signal: "Is-sinjal tal-browser tieg\u0127ek hu rispettat. Dawn jibqg\u0127u mitfija sakemm ma tixg\u0127elhomx int: {names}.",
  save: "Issejvja l-g\u0127a\u017Cliet tieg\u0127i",
  close: "Ag\u0127laq ming\u0127ajr ma tissejvja",
  withdraw: "Irtira l-kunsens tieg\u0127i",
  always: "Dejjem mixg\u0127ul",
  saved: "L-g\u0127a\u017Cliet tieg\u0127ek \u0121ew issejvjati.",
  rights: "Id-data u d-drittijiet tieg\u0127ek",
  record: "L-g\u0127a\u017Cla tieg\u0127ek: {date} ({source}). Tin\u017Camm sa: {expires}. Numru: {id}.",
  sources: {
    banner: "meta staqsejniek",
    preferences: "f\u2019dawn is-settings",
    withdrawal: "kunsens irtirat",
    api: "f\u2019pa\u0121na ta\u2019 dan is-sit"
  },
  receipt: "Ni\u017C\u017Cel l-ir\u010Bevuta tieg\u0127i",
  erase: "\u0126assar kollox",
  effects: {
    withdraw: "Jitfi kollox u j\u0127assar dak li n\u0127a\u017Cen. Ir-rifjut tieg\u0127ek jin\u017Camm.",
    receipt: "Fajl li juri x\u2019g\u0127a\u017Cilt, u meta.",
    erase: "I\u0127assar dak li n\u0127a\u017Cen u jinsa l-g\u0127a\u017Cla tieg\u0127ek. Ter\u0121a\u2019 ti\u0121i mistoqsi."
  },
  erased: "Kollox t\u0127assar.",
  controller: "Kontrollur tad-data g\u0127al dan is-sit: {controller}.",
  contact: "Mistoqsijiet dwar id-data tieg\u0127ek: {contact}.",
  authority: "Tista\u2019 tressaq ilment quddiem: {authority}.",
  kept: "Il-browser tieg\u0127ek ma \u0127assarx dawn, iridu jitne\u0127\u0127ew bl-idejn: {names}.",
  embed: "Meta tg\u0127abbi dan il-kontenut, tintbag\u0127at data lil {provider}.",
  video: "Vidjow minn {name}",
  once: "G\u0127abbi darba",
  allow: "Ippermetti dejjem",
  session: "sakemm tag\u0127laq il-browser",
  columns: ["Isem", "Skop", "Fornitur", "Perjodu", "Ba\u017Ci legali"],
  grounds: { consent: "il-kunsens tieg\u0127ek", essential: "strettament me\u0127tie\u0121a" },
  own: "Biex tin\u017Camm l-g\u0127a\u017Cla tieg\u0127ek dwar il-cookies",
  instead: "Ming\u0127ajr il-kunsens tieg\u0127ek: {instead} minflok {url}",
  bare: "Ming\u0127ajr il-kunsens tieg\u0127ek: {url} ming\u0127ajr cookies",
  categories: {
    essential: ["Essenzjali", "Ming\u0127ajr dawn, is-sit ma ja\u0127dimx."],
    preferences: ["Preferenzi", "Biex niftakru kif tippreferi s-sit."],
    functional: ["Funzjonali", "Biex is-sit ikun aktar komdu g\u0127alik."],
    analytics: ["Kejl ta\u017C-\u017Cjarat", "Biex ng\u0127oddu \u017C-\u017Cjarat u nkunu nafu x\u2019inhu utli."],
    marketing: ["Marketing", "Biex nuruk reklami u kontenut adattati g\u0127alik."],
    media: ["Kontenut estern", "Biex nuruk vidjos u mapep minn siti o\u0127rajn."],
    social: ["Midja so\u010Bjali", "Biex tara posts u taqsam pa\u0121ni."],
    chat: ["Chat u appo\u0121\u0121", "Biex inwie\u0121bu l-mistoqsijiet tieg\u0127ek."]
  }
};

export { mt };

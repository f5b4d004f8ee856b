const pl = {
  title: "Tw\xF3j wyb\xF3r w sprawie plik\xF3w cookies",
  intro: "{controller} prosi o zgod\u0119 na u\u017Cywanie plik\xF3w cookies i podobnych technologii w nast\u0119puj\u0105cych celach:",
  us: "Ta strona",
  partners: { one: "{count} partner", few: "{count} partnerzy", many: "{count} partner\xF3w", other: "{count} partnera" },
  stored: {
    one: "{count} plik cookie",
    few: "{count} pliki cookie",
    many: "{count} plik\xF3w cookie",
    other: "{count} pliku cookie"
  },
  atMost: "najd\u0142u\u017Cej {lifetime}",
  from: "dostawca: {provider}",
  consequence: "Strona dzia\u0142a tak\u017Ce po odmowie. Wyb\xF3r mo\u017Cesz zmieni\u0107 w ka\u017Cdej chwili.",
  policy: "Polityka prywatno\u015Bci",
  accept: "Zaakceptuj wszystkie",
  reject: "Odrzu\u0107 wszystkie",
  continue: "Kontynuuj bez akceptacji",
  customize: "Dostosuj ustawienia",
  preferences: "Ustawienia plik\xF3w cookies",
  preferencesIntro: "Wybierz, co mo\u017Ce by\u0107 zapisywane na Twoim urz\u0105dzeniu. Co jest wy\u0142\u0105czone, pozostaje wy\u0142\u0105czone.",
  search: "Znajd\u017A us\u0142ug\u0119",
  signal: "Uwzgl\u0119dniamy sygna\u0142 Twojej przegl\u0105darki. Dop\xF3ki nie w\u0142\u0105czysz, wy\u0142\u0105czone pozostaje: {names}.",
  save: "Zapisz m\xF3j wyb\xF3r",
  close: "Zamknij bez zapisywania",
  withdraw: "Wycofaj zgod\u0119",
  always: "Zawsze w\u0142\u0105czone",
  saved: "Tw\xF3j wyb\xF3r zosta\u0142 zapisany.",
  rights: "Twoje dane i prawa",
  record: "Tw\xF3j wyb\xF3r z dnia {date} ({source}), przechowywany do {expires} pod numerem {id}.",
  sources: {
    banner: "w banerze cookies",
    preferences: "w tych ustawieniach",
    withdrawal: "wycofanie zgody",
    api: "na jednej z podstron"
  },
  receipt: "Pobierz potwierdzenie",
  erase: "Usu\u0144 wszystko",
  effects: {
    withdraw: "Wy\u0142\u0105cza wszystko i usuwa to, co zapisano. Odmowa zostaje zachowana.",
    receipt: "Plik, kt\xF3ry dowodzi, co i kiedy wybrano.",
    erase: "Usuwa to, co zapisano, i zapomina Tw\xF3j wyb\xF3r. Zapytamy ponownie."
  },
  erased: "Wszystko zosta\u0142o usuni\u0119te.",
  controller: "{controller} jest administratorem danych na tej stronie.",
  contact: "Pytania o Twoje dane: {contact}.",
  authority: "Skarg\u0119 mo\u017Cesz wnie\u015B\u0107 do organu nadzorczego: {authority}.",
  kept: "Tych element\xF3w przegl\u0105darka nie usun\u0119\u0142a, usu\u0144 je r\u0119cznie: {names}.",
  embed: "Wczytanie tej tre\u015Bci wi\u0105\u017Ce si\u0119 z przes\u0142aniem danych. Odbiorca: {provider}.",
  video: "Film ({name})",
  once: "Wczytaj jednorazowo",
  allow: "Zawsze zezwalaj",
  session: "do zamkni\u0119cia przegl\u0105darki",
  columns: ["Nazwa", "Cel", "Dostawca", "Okres wa\u017Cno\u015Bci", "Podstawa prawna"],
  grounds: { consent: "Twoja zgoda", essential: "\u015Bci\u015Ble niezb\u0119dne" },
  own: "Przechowuje Tw\xF3j wyb\xF3r w sprawie plik\xF3w cookies",
  categories: {
    essential: ["Niezb\u0119dne", "Bez nich strona nie dzia\u0142a."],
    preferences: ["Preferencje", "Zapami\u0119tywanie Twoich ustawie\u0144 strony."],
    functional: ["Funkcjonalne", "Wi\u0119ksza wygoda korzystania ze strony."],
    analytics: ["Statystyki odwiedzin", "Liczenie odwiedzin, aby wiedzie\u0107, co jest przydatne."],
    marketing: ["Marketing", "Reklamy i tre\u015Bci dopasowane do Ciebie."],
    media: ["Tre\u015Bci zewn\u0119trzne", "Filmy i mapy z innych stron."],
    social: ["Media spo\u0142eczno\u015Bciowe", "Wy\u015Bwietlanie post\xF3w i udost\u0119pnianie stron."],
    chat: ["Czat i pomoc", "Odpowiedzi na Twoje pytania na czacie."]
  }
};

export { pl };

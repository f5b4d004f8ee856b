const enFirst = {
  title: "Your choice about cookies",
  intro: "{controller} would like to use cookies and similar means to:",
  us: "This site",
  partners: { one: "{count} partner", other: "{count} partners" },
  consequence: "If you refuse, the site works without them. You can change your mind at any time.",
  policy: "Privacy policy",
  accept: "Accept all",
  reject: "Reject all",
  continue: "Continue without accepting",
  customize: "Customise",
  signal: "Your browser\u2019s signal is honoured. Off unless you switch it on: {names}.",
  saved: "Your choices are saved.",
  embed: "Loading this content sends data to {provider}.",
  video: "Video from {name}",
  once: "Load once",
  allow: "Always allow",
  categories: {
    essential: ["Essential", "Without these the site does not work."],
    preferences: ["Preferences", "Remember how you like the site."],
    functional: ["Functional", "Offer you more comfort."],
    analytics: ["Audience measurement", "Count visits to learn what is useful."],
    marketing: ["Marketing", "Show you advertising and content that fits you."],
    media: ["External content", "Show you videos and maps of other sites."],
    social: ["Social networks", "Show posts and let you share pages."],
    chat: ["Chat and support", "Answer your questions in a chat."]
  }
};
const enLater = {
  stored: { one: "{count} cookie", other: "{count} cookies" },
  atMost: "{lifetime} at most",
  from: "from {provider}",
  preferences: "Cookie settings",
  preferencesIntro: "Choose what may be stored on your device. What is off stays off.",
  search: "Find a service",
  save: "Save my choices",
  close: "Close without saving",
  withdraw: "Withdraw my consent",
  always: "Always on",
  rights: "Your data and your rights",
  record: "Your choice of {date} ({source}), kept until {expires} under the number {id}.",
  sources: {
    banner: "when you were asked",
    preferences: "in these settings",
    withdrawal: "consent withdrawn",
    api: "on a page of this site"
  },
  receipt: "Download my receipt",
  erase: "Erase everything",
  effects: {
    withdraw: "Switches everything off and deletes what was stored. Your refusal is kept.",
    receipt: "A file that proves what you chose, and when.",
    erase: "Deletes what was stored and forgets your choice. You will be asked again."
  },
  erased: "Everything is erased.",
  controller: "Responsible for this site: {controller}.",
  contact: "Questions about your data: {contact}.",
  authority: "You can complain to: {authority}.",
  kept: "Your browser did not delete these, they have to be removed by hand: {names}.",
  session: "until you close the browser",
  columns: ["Name", "Purpose", "Provider", "Lifetime", "Legal ground"],
  grounds: { consent: "your consent", essential: "strictly necessary" },
  own: "Keeps your choice about cookies",
  instead: "Without your consent: {instead} instead of {url}",
  bare: "Without your consent: {url} without cookies"
};

const en = { ...enFirst, ...enLater };

export { en as a, enLater as b, enFirst as e };

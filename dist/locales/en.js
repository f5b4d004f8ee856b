const en = {
  title: "Your choice about cookies",
  intro: "{controller} would like to use cookies and similar means to:",
  us: "This site",
  consequence: "Nothing is stored before you agree. If you refuse, the site works without them. You can change your mind at any time.",
  policy: "Privacy policy",
  accept: "Accept all",
  reject: "Reject all",
  customize: "Customise",
  preferences: "Cookie settings",
  preferencesIntro: "Choose what may be stored on your device. What is off stays off.",
  save: "Save my choices",
  close: "Close without saving",
  withdraw: "Withdraw my consent",
  always: "Always on",
  saved: "Your choices are saved.",
  record: "Your choice of {date}, kept under the number {id}.",
  contact: "Questions about your data: {contact}.",
  kept: "Your browser did not delete these, they have to be removed by hand: {names}.",
  embed: "Loading this content sends data to {provider}.",
  once: "Load once",
  allow: "Always allow",
  session: "until you close the browser",
  columns: ["Name", "Purpose", "Provider", "Lifetime"],
  own: "Keeps your choice about cookies",
  categories: {
    essential: ["Essential", "Without these the site does not work."],
    preferences: ["Preferences", "Remember how you like the site."],
    functional: ["Functional", "Offer you more comfort."],
    analytics: ["Audience measurement", "Count visits to learn what is useful."],
    marketing: ["Marketing", "Show you advertising and content that fits you."]
  }
};

export { en };

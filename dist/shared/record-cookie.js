let NativeDate = globalThis.Date;

const LONGEST = 13;
const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86400, week: 604800 };
function addMonths(time, months) {
  const date = new NativeDate(time);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() != day) date.setUTCDate(0);
  return +date;
}
function addLifetime(time, lifetime) {
  if (lifetime == "session") return 0;
  const [, amount, unit] = /^(\d{1,6}) (second|minute|hour|day|week|month|year)s?$/.exec(lifetime) ?? [];
  if (!amount || !unit) return Number.NaN;
  const seconds = SECONDS[unit];
  if (seconds) return time + +amount * seconds * 1e3;
  return addMonths(time, unit == "year" ? +amount * 12 : +amount);
}
const BRIEF = 36e5;
function endByLifetimes(end, now, lifetimes) {
  let earliest = end;
  for (const lifetime of lifetimes) {
    const until = addLifetime(now, lifetime);
    if (until < earliest) earliest = until;
  }
  return earliest;
}
function withinLongest(lifetime) {
  const start = NativeDate.UTC(2025, 0, 31);
  const end = addLifetime(start, lifetime);
  return end > start && end <= addMonths(start, LONGEST);
}

const recordCookie = ({ consent }) => ({
  name: consent?.cookie ?? "eu-consent",
  lifetime: consent?.lifetime ?? "6 months"
});

export { BRIEF as B, LONGEST as L, NativeDate as N, addLifetime as a, addMonths as b, endByLifetimes as e, recordCookie as r, withinLongest as w };

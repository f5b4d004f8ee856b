import { k as iso } from './shared/state.js';
import { c as checkPolicy } from './shared/policy-error.js';
import { c as createId } from './shared/create-id.js';
import { timingSafeEqual, createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { p as parseEntry, c as createRecorder, a as answerLog, l as limitRate } from './shared/answer-log.js';
import { c as codeOf } from './shared/error-code.js';
import { p as addLifetime } from './shared/record-cookie.js';
import { c as compilePolicy } from './shared/_native_Set.prototype.js';
import { readFile, mkdir, appendFile, unlink, writeFile, copyFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, resolve, join as join$1, basename } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';

const canonical = (value) => canonicalize(value) ?? "";
const sha256$1 = (text) => createHash("sha256").update(text).digest("hex");
const firstLink = (site, writer) => sha256$1(`treize/1
${site}
${writer}
`);
const hashId = (salt, id) => sha256$1(`${salt}${id}`);
function createPrincipal(id) {
  const salt = randomBytes(16).toString("hex");
  return `${salt}.${hashId(salt, id)}`;
}
function isPrincipal(principal, id) {
  const [salt = "", hash = ""] = principal.split(".");
  const [mine, theirs] = [Buffer.from(hashId(salt, id)), Buffer.from(hash)];
  return mine.length == theirs.length && timingSafeEqual(mine, theirs);
}
function stateOf({ source, choices }) {
  const answers = Object.values(choices);
  if (source == "withdrawal") return "withdrawn";
  if (!answers.includes(true)) return source == "gpc" ? "objected" : "refused";
  return answers.includes(false) ? "partial" : "given";
}
function isSame(content, choice) {
  const entry = parseEntry(content);
  const same = ["at", "expires", "policy", "source", "language"].every((key) => entry[key] == choice[key]);
  return same && isPrincipal(entry.principal, choice.id) && canonical(entry.choices) == canonical({ ...choice.choices });
}

const ED25519 = 1;
const NAME = "[^\\s+]+";
const VERIFIER = new RegExp(`^(${NAME})\\+([\\da-f]{8})\\+([A-Za-z\\d+/=]+)$`);
const idOf = (name, key) => createHash("sha256").update(`${name}
`).update(Buffer.from([ED25519])).update(key).digest().subarray(0, 4);
async function createKey() {
  const { privateKey } = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  return JSON.stringify(await crypto.subtle.exportKey("jwk", privateKey));
}
async function createSigner(name, key) {
  if (!new RegExp(`^${NAME}$`).test(name))
    throw new Error(
      `[treize] site (--site) is ${JSON.stringify(name)}: write a name without spaces and without "+", such as "www.example.com".`
    );
  let jwk;
  let privateKey;
  try {
    jwk = JSON.parse(key);
    privateKey = await crypto.subtle.importKey("jwk", jwk, "Ed25519", false, ["sign"]);
  } catch (error) {
    throw new Error("[treize] The key of the log is none: it is one line of JSON, as createKey() makes it.", {
      cause: error
    });
  }
  const publicKey = Buffer.from(jwk.x, "base64url");
  const id = idOf(name, publicKey);
  return {
    name,
    verifier: `${name}+${id.toString("hex")}+${Buffer.concat([Buffer.from([ED25519]), publicKey]).toString("base64")}`,
    async sign(text) {
      const signature = Buffer.from(await crypto.subtle.sign("Ed25519", privateKey, Buffer.from(text)));
      return `${text}
\u2014 ${name} ${Buffer.concat([id, signature]).toString("base64")}
`;
    }
  };
}
const writeCheckpoint = ({ origin, size, root, more }) => `${[origin, size, Buffer.from(root, "hex").toString("base64"), ...more].join("\n")}
`;
async function readCheckpoint(note, verifier) {
  const [, name = "", hex, encoded = ""] = VERIFIER.exec(verifier) ?? [];
  const key = Buffer.from(encoded, "base64");
  const at = note.indexOf("\n\n");
  if (key.length != 33 || key[0] != ED25519 || at < 0) return void 0;
  const publicKey = key.subarray(1);
  if (idOf(name, publicKey).toString("hex") != hex) return void 0;
  const text = note.slice(0, at + 1);
  const imported = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  for (const line of note.slice(at + 2).split("\n")) {
    const [, signer, signed = ""] = /^— (\S+) ([A-Za-z\d+/=]+)$/.exec(line) ?? [];
    const bytes = Buffer.from(signed, "base64");
    if (signer != name || bytes.subarray(0, 4).toString("hex") != hex) continue;
    if (await crypto.subtle.verify("Ed25519", imported, bytes.subarray(4), Buffer.from(text))) return parse(text);
  }
  return void 0;
}
const parseCheckpoint = (note) => parse(note.slice(0, note.indexOf("\n\n") + 1));
function parse(text) {
  const [origin = "", size = "", root = "", ...more] = text.slice(0, -1).split("\n");
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size)) return void 0;
  const hex = Buffer.from(root, "base64").toString("hex");
  return hex.length == 64 ? { origin, size: Number(size), root: hex, more } : void 0;
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hashLeaf = (content) => sha256(LEAF, content).toString("hex");
const join = (left, right) => sha256(NODE, Buffer.from(left, "hex"), Buffer.from(right, "hex")).toString("hex");
const EMPTY = sha256("").toString("hex");
function createTree() {
  const parts = [];
  let size = 0;
  return {
    add(leaf) {
      let node = leaf;
      for (let rest = size++; rest & 1; rest >>>= 1) node = join(parts.pop() ?? "", node);
      parts.push(node);
    },
    size: () => size,
    root: () => parts.reduceRight((right, left) => right ? join(left, right) : left, "") || EMPTY
  };
}
function createPaths(leaves) {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) {
    const below = level;
    level = below.flatMap(
      (node, at) => at % 2 ? [] : [at + 1 < below.length ? join(node, below[at + 1] ?? "") : node]
    );
  }
  return (index) => levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? []);
}
function rootFrom(leaf, index, size, path) {
  if (!(index >= 0 && index < size)) return void 0;
  let [at, last, root] = [index, size - 1, leaf];
  for (const node of path) {
    if (!last) return void 0;
    if (at % 2 || at == last) {
      root = join(node, root);
      while (at && !(at % 2)) [at, last] = [at / 2, Math.floor(last / 2)];
    } else root = join(root, node);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last ? void 0 : root;
}

const BEGINNING = "treize/1\n";
const GRACE = 6e5;
const DAY$1 = 864e5;
const PAGE$1 = 5e3;
async function readSigned(query) {
  const [found] = await query("select value from treize_meta where key = 'signed' for share");
  return found?.value ? Date.parse(found.value) + DAY$1 : 0;
}
const originOf = (...parts) => parts.join("/");
function createDays(store, site, signer, now) {
  const { query } = store;
  const read = async (day, writer) => (await query("select note from treize_checkpoints where day = $1 and writer = $2", [day, writer]))[0]?.note;
  const keep = (day, writer, note) => query(
    "insert into treize_checkpoints (day, writer, note) values ($1, $2, $3) on conflict (day, writer) do nothing",
    [day, writer, note]
  );
  async function sign(day, writer) {
    const tree = createTree();
    let last = "0";
    for (; ; ) {
      const rows = await query(
        `select number::text as number, hash from treize_entries where day = $1 and writer = $2 and number > $3::bigint order by treize_entries.number limit ${PAGE$1}`,
        [day, writer, last]
      );
      for (const { hash } of rows) tree.add(hash);
      last = rows.at(-1)?.number ?? last;
      if (rows.length < PAGE$1) break;
    }
    const more = [`last ${last}`, `time ${iso(now())}`];
    return signer.sign(
      writeCheckpoint({ origin: originOf(site, day, writer), size: tree.size(), root: tree.root(), more })
    );
  }
  async function sealDays() {
    const dayOf = (time2) => iso(time2).slice(0, 10);
    const time = now() - GRACE;
    const [found] = await query(
      `select max(day) as last from treize_entries
       where day < $1 and (day < $2 or day < (select max(day) from treize_entries))`,
      [dayOf(time), dayOf(time - DAY$1)]
    );
    const last = found?.last ?? "";
    await query("update treize_meta set value = $1 where key = 'signed' and value < $1", [last]);
    return last;
  }
  return {
    headOf: async (day, writer) => await read(day, writer) ?? await sign(day, writer),
    async close() {
      let closed = 0;
      const last = await sealDays();
      const days = await query(
        `select distinct day from treize_entries where day <= $1
         and day not in (select day from treize_checkpoints where writer = '') order by day`,
        [last]
      );
      for (const { day } of days) {
        const writers = await query(
          "select distinct writer from treize_entries where day = $1 order by writer",
          [day]
        );
        const tree = createTree();
        const [before] = await query(
          "select note from treize_checkpoints where writer = '' and day < $1 and day <> 'purged' order by day desc limit 1",
          [day]
        );
        tree.add(hashLeaf(before?.note ?? BEGINNING));
        for (const { writer } of writers) {
          const note = await sign(day, writer);
          await keep(day, writer, note);
          tree.add(hashLeaf(await read(day, writer) ?? note));
        }
        const more = [`time ${iso(now())}`];
        await keep(
          day,
          "",
          await signer.sign(
            writeCheckpoint({ origin: originOf(site, day), size: tree.size(), root: tree.root(), more })
          )
        );
        closed++;
      }
      if (closed) await store.flush();
      const all = await query("select note from treize_checkpoints where writer = '' order by day");
      return all.map(({ note }) => note);
    }
  };
}

const ENTRIES = `create table if not exists treize_entries (
  event uuid not null primary key,
  subject uuid,
  writer text not null,
  number bigint not null,
  day text not null,
  ends text not null,
  hash text not null,
  content text not null
)`;
const REST = [
  "create index if not exists treize_entries_subject on treize_entries (subject, event)",
  "create index if not exists treize_entries_chain on treize_entries (writer, number)",
  "create index if not exists treize_entries_day on treize_entries (day, writer, number)",
  `create table if not exists treize_policies (
  hash text not null primary key,
  version text not null,
  since text not null,
  content text not null
)`,
  `create table if not exists treize_checkpoints (
  day text not null,
  writer text not null,
  note text not null,
  primary key (day, writer)
)`,
  `create table if not exists treize_counts (
  day text not null,
  policy text not null,
  language text not null,
  kind text not null,
  count bigint not null,
  primary key (day, policy, language, kind)
)`,
  "create table if not exists treize_meta (key text not null primary key, value text not null)",
  // The last day that is signed, which each writer asks.
  `insert into treize_meta (key, value) select 'signed', coalesce(max(day), '') from treize_checkpoints where writer = ''
   on conflict (key) do nothing`
];
const SCHEMA = "1";
const firstOf = (month) => `${(+month).toString(16).padStart(12, "0").replace(/^(.{8})/, "$1-")}-0000-0000-000000000000`;
async function addPartitions(query, now) {
  const date = new Date(now);
  for (let month = -14; month < 3; month++) {
    const begin = (next) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + next));
    const from = begin(month);
    const name = `treize_entries_${from.toISOString().slice(0, 7).replace("-", "_")}`;
    await query(
      `create table if not exists ${name} partition of treize_entries for values from ('${firstOf(from)}') to ('${firstOf(begin(month + 1))}')`
    );
  }
}
async function migrate({ query, partitioned }, now) {
  for (let attempt = 1; ; attempt++)
    try {
      await query(partitioned ? `${ENTRIES} partition by range (event)` : ENTRIES);
      if (partitioned) await addPartitions(query, now);
      for (const statement of REST) await query(statement);
      await query("insert into treize_meta (key, value) values ('schema', $1) on conflict (key) do nothing", [SCHEMA]);
      break;
    } catch (error) {
      if (attempt > 4) throw error;
    }
  const [found] = await query("select value from treize_meta where key = 'schema'");
  if (found?.value != SCHEMA)
    throw new Error(
      `[treize] The log's tables are of version ${found?.value}, this release writes ${SCHEMA}: update treize.`
    );
}
async function withPartitions(store, now, write) {
  try {
    return await write();
  } catch (error) {
    if (!store.partitioned || codeOf(error) != "23514") throw error;
    await migrate(store, now());
    return write();
  }
}

const MOST = 500;
const DAY = 864e5;
function createChain(options) {
  const { store } = options;
  let queue = [];
  let running;
  let head;
  async function write(choices) {
    const before = head;
    head = void 0;
    const linked = await withPartitions(
      store,
      options.now,
      () => store.transaction(async (query) => {
        const last = before ?? await readHead(query, options);
        const from = { ...last, received: Math.max(last.received, await readSigned(query)) };
        checkClock(from.received, options.now());
        const { results, rows, next } = linkChoices(choices, from, await readStored(query, choices), options);
        if (rows.length) await insertRows(query, rows);
        return { results, next };
      })
    );
    await store.flush();
    head = linked.next;
    return linked.results;
  }
  async function settle(batch) {
    try {
      const results = await write(batch.map(({ choice }) => choice));
      for (const [at, result] of results.entries()) batch[at]?.done(result);
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await settle([one]);
      else batch[0]?.fail(error);
    }
  }
  async function run() {
    while (queue.length) {
      await new Promise((done) => setImmediate(done));
      const batch = queue.slice(0, MOST);
      queue = queue.slice(MOST);
      await settle(batch);
    }
    running = void 0;
  }
  return {
    append: (choice) => new Promise((done, fail) => {
      queue.push({ choice, done, fail });
      running ??= run();
    }),
    async idle() {
      while (running) await running;
    }
  };
}
function checkClock(last, now) {
  if (last > now + DAY)
    throw new Error(
      `[treize] The log goes to ${iso(last)}, and the clock of this server says ${iso(now)}: set the clock right. If it is right, it was ahead before: in PostgreSQL restart the server, which begins a new chain; else keep this log and begin another, by --store.`
    );
}
async function readHead(query, { site, writer }) {
  const [last] = await query(
    "select number::text as number, hash, content from treize_entries where writer = $1 order by treize_entries.number desc limit 1",
    [writer]
  );
  if (!last) {
    const [purged] = await query(
      "select note from treize_checkpoints where day = 'purged' and writer = $1",
      [writer]
    );
    const { size = 0, root = firstLink(site, writer) } = (purged && parseCheckpoint(purged.note)) ?? {};
    return { number: size, link: root, received: 0 };
  }
  const { received } = parseEntry(last.content);
  return { number: Number(last.number), link: last.hash, received: Date.parse(received) };
}
async function readStored(query, choices) {
  const stored = await query(
    "select event::text as event, content from treize_entries where event = any($1::uuid[])",
    [choices.map(({ event }) => event)]
  );
  const earlier = await query(
    "select subject::text as subject, max(event::text) as event from treize_entries where subject = any($1::uuid[]) group by subject",
    [[...new Set(choices.map(({ id }) => id))]]
  );
  return {
    contents: new Map(stored.map(({ event, content }) => [event, content])),
    last: new Map(earlier.map(({ subject, event }) => [subject, event]))
  };
}
function linkChoices(choices, from, stored, options) {
  const contents = new Map(stored.contents);
  const last = new Map(stored.last);
  const results = [];
  const rows = [];
  let next = from;
  for (const choice of choices) {
    const { event, id } = choice;
    const known = contents.get(event);
    if (known !== void 0) {
      results.push(isSame(known, choice) ? "known" : "conflict");
      continue;
    }
    const received = Math.max(options.now(), next.received);
    const entry = createEntry(choice, last.get(id) ?? "", { ...next, received }, options);
    const content = canonical(entry);
    next = { number: next.number + 1, link: hashLeaf(content), received };
    contents.set(event, content);
    last.set(id, event);
    rows.push({ entry, content, subject: id });
    results.push("stored");
  }
  return { results, rows, next };
}
const createEntry = (choice, previous, { number, link, received }, { site, writer, code, hashOf }) => ({
  schema: "treize/1",
  event: choice.event,
  principal: createPrincipal(choice.id),
  previous,
  at: choice.at,
  received: iso(received),
  expires: choice.expires,
  state: stateOf(choice),
  type: choice.source == "gpc" ? "expressed" : "explicit",
  source: choice.source,
  language: choice.language,
  choices: { ...choice.choices },
  policy: choice.policy,
  policy_hash: hashOf(choice.policy, Object.keys(choice.choices)),
  code: code(),
  site,
  writer,
  number: String(number + 1),
  link
});
async function insertRows(query, rows) {
  const entries = rows.map(({ entry }) => entry);
  const contents = rows.map(({ content }) => content);
  const inserted = await query(
    `insert into treize_entries (event, subject, writer, number, day, ends, hash, content)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])
     on conflict (event) do nothing returning event`,
    [
      entries.map(({ event }) => event),
      rows.map(({ subject }) => subject),
      entries.map(({ writer }) => writer),
      entries.map(({ number }) => number),
      entries.map(({ received }) => received.slice(0, 10)),
      entries.map(({ expires }) => expires),
      contents.map(hashLeaf),
      contents
    ]
  );
  if (inserted.length < rows.length) throw new Error("[treize] Another writer has the same record.");
}
const createWriter = () => createId().slice(0, 8);
const hashPolicy = (policy) => sha256$1(canonical(policy));

const PAGE = 1e3;
async function readEnds(query) {
  const ends = await query(
    "select writer, max(number)::text as last from treize_entries group by writer order by writer"
  );
  let latest = "";
  for (const { writer, last } of ends) {
    const [row] = await query(
      "select content from treize_entries where writer = $1 and number = $2::bigint",
      [writer, last]
    );
    const received = row ? parseEntry(row.content).received : "";
    if (received > latest) latest = received;
  }
  return { ends, latest };
}
async function* exportLog({ query }, site, signer, now) {
  const whole = createTree();
  const bytes = createHash("sha256");
  const write = (value) => {
    const line = canonical(value);
    bytes.update(`${line}
`);
    return line;
  };
  const notes = await query("select day, writer, note from treize_checkpoints order by day, writer");
  const { ends, latest } = await readEnds(query);
  const time = iso(now());
  const at = time > latest ? time : latest;
  const closed = new Map(notes.map(({ day, writer, note }) => [`${day}/${writer}`, note]));
  yield write({ export: "treize/1", site, at, verifier: signer.verifier });
  const policies = await query("select content from treize_policies order by since, hash");
  for (const { content } of policies) yield write({ policy: content });
  for (const { day, note } of notes) if (day == "purged") yield write({ checkpoint: note });
  const empty = await query(
    `select note from treize_checkpoints where writer <> '' and day <> 'purged'
     and not exists (select 1 from treize_entries e where e.day = treize_checkpoints.day and e.writer = treize_checkpoints.writer)
     order by day, writer`
  );
  for (const { note } of empty) yield write({ checkpoint: note });
  for (const end2 of ends) yield* writeChain(end2);
  for (const { writer, note } of notes) if (!writer) yield write({ checkpoint: note });
  const more = [`time ${at}`, `lines ${bytes.digest("hex")}`];
  const end = { origin: originOf(site, "export"), size: whole.size(), root: whole.root(), more };
  yield canonical({ checkpoint: await signer.sign(writeCheckpoint(end)) });
  async function* writeChain({ writer, last: end2 }) {
    let last = "0";
    let day = "";
    let tree = createTree();
    const writeHead = async () => {
      const more2 = [`last ${last}`, `time ${at}`];
      const head = { origin: originOf(site, day, writer), size: tree.size(), root: tree.root(), more: more2 };
      const note = closed.get(`${day}/${writer}`) ?? await signer.sign(writeCheckpoint(head));
      tree = createTree();
      return write({ checkpoint: note });
    };
    for (; ; ) {
      const rows = await query(
        `select number::text as number, day, hash, subject::text as subject, content from treize_entries
         where writer = $1 and number > $2::bigint and number <= $3::bigint order by treize_entries.number limit ${PAGE}`,
        [writer, last, end2]
      );
      for (const row of rows) {
        if (day && row.day != day) yield await writeHead();
        day = row.day;
        last = row.number;
        tree.add(row.hash);
        whole.add(row.hash);
        yield write({ entry: row.content, subject: row.subject ?? "" });
      }
      if (rows.length < PAGE) break;
    }
    yield await writeHead();
  }
}

function readKeep(keep) {
  const now = Date.now();
  if (!(addLifetime(now, keep) >= now))
    throw new Error(
      `[treize] keep (--keep) is ${JSON.stringify(keep)}: write how long a record is kept once its choice is over, such as "5 years" or "18 months".`
    );
  return (ends, time) => addLifetime(Date.parse(ends), keep) < time;
}
async function purgeLog(store, site, signer, now, isOver) {
  let count = 0;
  const old = await store.query(
    `select day, max(ends) as ends from treize_entries
     where day in (select day from treize_checkpoints where writer = '') group by day order by day`
  );
  for (const { day, ends } of old) {
    if (!isOver(ends)) break;
    const writers = await store.query(
      "select writer, max(number)::text as last from treize_entries where day = $1 group by writer",
      [day]
    );
    await store.transaction(async (run) => {
      for (const { writer, last } of writers) {
        const [final] = await run(
          "select hash from treize_entries where writer = $1 and number = $2::bigint",
          [writer, last]
        );
        const more = [`day ${day}`, `time ${iso(now())}`];
        const origin = originOf(site, "purged", writer);
        const note = await signer.sign(
          writeCheckpoint({ origin, size: Number(last), root: final?.hash ?? EMPTY, more })
        );
        await run(
          `insert into treize_checkpoints (day, writer, note) values ('purged', $1, $2)
           on conflict (day, writer) do update set note = excluded.note`,
          [writer, note]
        );
      }
      count += (await run("delete from treize_entries where day = $1 and ends <= $2 returning event", [day, ends])).length;
    });
  }
  if (count) await store.tidy();
  return count;
}

async function siteOf({ query }) {
  const found = await query("select value from treize_meta where key = 'site'").catch(() => []);
  return found[0]?.value;
}
async function claim({ query }, site, { verifier }) {
  const own = { site, verifier };
  const cures = { site: "name that site", verifier: "name the file of its key, or begin a new log" };
  for (const key of ["site", "verifier"]) {
    await query("insert into treize_meta (key, value) values ($1, $2) on conflict (key) do nothing", [key, own[key]]);
    const [found] = await query("select value from treize_meta where key = $1", [key]);
    if (found?.value != own[key])
      throw new Error(
        `[treize] This log belongs to another ${key == "site" ? "site" : "key"}, ${found?.value}: ${cures[key]}.`
      );
  }
}
async function readLog(store, { site, key, keep = "5 years", now = Date.now }) {
  const { query } = store;
  const isOver = readKeep(keep);
  const signer = await createSigner(site, key);
  await migrate(store, now());
  await claim(store, site, signer);
  const days = createDays(store, site, signer, now);
  let exports = 0;
  async function readDay(day, writer) {
    const checkpoint = await days.headOf(day, writer);
    const size = Number(checkpoint.split("\n")[1]);
    const leaves = await query(
      `select number::text as number, hash from treize_entries where day = $1 and writer = $2 order by treize_entries.number limit ${size}`,
      [day, writer]
    );
    const places = new Map(leaves.map(({ number }, index) => [number, index]));
    return { checkpoint, places, pathTo: createPaths(leaves.map(({ hash }) => hash)) };
  }
  async function prove(contents) {
    const read = /* @__PURE__ */ new Map();
    const proofs = [];
    for (const entry of contents) {
      const { writer, received, number } = parseEntry(entry);
      const day = received.slice(0, 10);
      const key2 = `${day}/${writer}`;
      const reading = read.get(key2) ?? readDay(day, writer);
      read.set(key2, reading);
      const { checkpoint, places, pathTo } = await reading;
      const index = places.get(number) ?? -1;
      proofs.push({ entry, index, path: pathTo(index), checkpoint, verifier: signer.verifier });
    }
    return proofs;
  }
  async function closeDays() {
    await migrate(store, now());
    return days.close();
  }
  return {
    verifier: signer.verifier,
    async find(id) {
      const rows = await query(
        // The time in the id, then the order in which the log took them: choices of one moment have ids in any order.
        `select content from treize_entries where subject = $1::uuid order by left(event::text, 13), treize_entries.number`,
        [id]
      );
      const mine = rows.filter(({ content }) => isPrincipal(parseEntry(content).principal, id));
      return prove(mine.map(({ content }) => content));
    },
    async pseudonymise(id) {
      const changed = await query("update treize_entries set subject = null where subject = $1::uuid returning event", [
        id
      ]);
      await store.flush();
      return changed.length;
    },
    async policyOf(wanted) {
      const [found] = await query(
        "select hash, content from treize_policies where version = $1 or hash = $1 order by since desc limit 1",
        [wanted]
      );
      return found && { hash: found.hash, policy: JSON.parse(found.content) };
    },
    stats: (from = "0000", to = "9999") => readStats(store, from, to),
    anchor: closeDays,
    async *export() {
      exports++;
      try {
        yield* exportLog(store, site, signer, now);
      } finally {
        exports--;
      }
    },
    async purge() {
      if (exports) return 0;
      await closeDays();
      return purgeLog(store, site, signer, now, (ends) => isOver(ends, now()));
    },
    close: () => store.close()
  };
}
async function readStats({ query }, from, to) {
  const counted = await query(
    "select day, policy, language, kind, count::int as count from treize_counts where day between $1 and $2",
    [from, to]
  );
  const answered = await query(
    `select day, content::json->>'policy' as policy, content::json->>'language' as language, content::json->>'state' as kind, count(*)::int as count
     from treize_entries where day between $1 and $2 group by 1, 2, 3, 4`,
    [from, to]
  );
  const order = ({ day, policy, language, kind }) => [day, policy, language, kind].join("\n");
  return [...counted, ...answered].sort((a, b) => order(a) < order(b) ? -1 : 1);
}

function createVersions(query, current, hash) {
  const versions = /* @__PURE__ */ new Map([[current.policy.version, [read(hash, current)]]]);
  const find = (version, names) => versions.get(version)?.find((one) => names.every((name) => one.names.has(name)));
  return {
    async knows(version, names) {
      if (find(version, names)) return true;
      const known = versions.get(version) ?? [];
      const found = await query(
        "select hash, content from treize_policies where version = $1 and not hash = any($2::text[]) order by since desc",
        [version, known.map((one) => one.hash)]
      );
      if (found.length) {
        const more = found.filter((one) => !versions.get(version)?.some((other) => other.hash == one.hash));
        const all = [...versions.get(version) ?? [], ...more.map((one) => read(one.hash, JSON.parse(one.content)))];
        versions.set(version, all);
      }
      return !!find(version, names);
    },
    hashOf: (version, names) => (find(version, names) ?? versions.get(version)?.[0])?.hash ?? ""
  };
}
const read = (hash, policy) => ({ hash, names: new Set(compilePolicy(policy).names) });

async function consentLog(store, { policy, code = "", ...rest }) {
  checkPolicy(policy);
  const { site, now = Date.now } = rest;
  const { query } = store;
  const reader = await readLog(store, rest);
  const version = policy.policy.version;
  const hash = hashPolicy(policy);
  await query(
    "insert into treize_policies (hash, version, since, content) values ($1, $2, $3, $4) on conflict (hash) do nothing",
    [hash, version, iso(now()), canonical(policy)]
  );
  const { knows, hashOf } = createVersions(query, policy, hash);
  const chain = createChain({
    store,
    site,
    writer: store.exclusive ? "main" : createWriter(),
    now,
    code: () => code,
    hashOf
  });
  return {
    ...reader,
    append: chain.append,
    knows,
    async count(kind, language) {
      await query(
        `insert into treize_counts (day, policy, language, kind, count) values ($1, $2, $3, $4, 1)
         on conflict (day, policy, language, kind) do update set count = treize_counts.count + 1`,
        [iso(now()).slice(0, 10), version, language, kind]
      );
    },
    async close() {
      await chain.idle();
      await reader.close();
    }
  };
}

function createChainCheck(purged, say) {
  const chains = /* @__PURE__ */ new Map();
  const gaps = /* @__PURE__ */ new Map();
  let current = "";
  return (entry, leaf, line, site) => {
    const { event, writer, received } = entry;
    const last = chains.get(writer) ?? beginChain(purged.get(writer), site, writer, line);
    if (chains.has(writer) && current != writer)
      say("reordered", line, `Record ${event} is not with the others of its chain.`, event);
    current = writer;
    chains.set(writer, last);
    const number = Number(entry.number);
    if (number <= last.number) {
      tellMisplaced(entry, gaps.get(`${writer}/${number}`), line, say);
      return;
    }
    if (number > last.number + 1) {
      const what = `Record ${writer}/${last.number + 1} is missing; the next one there is ${event}.`;
      const problem = say("removed", line, what, event);
      for (let missing = last.number + 1; missing < Math.min(number, last.number + 1e3); missing++)
        gaps.set(`${writer}/${missing}`, problem);
    } else if (entry.link != last.link) tellAltered(last, event, say);
    if (received < last.received) say("back-dated", line, `Record ${event} came after one that is dated later.`, event);
    chains.set(writer, { number, link: leaf, received, event, line });
  };
}
const beginChain = (purged, site, writer, line) => ({
  number: purged?.size ?? 0,
  link: purged?.root ?? firstLink(site, writer),
  received: "",
  event: "",
  line
});
function tellMisplaced({ event, writer, number }, gap, line, say) {
  const place = `${writer}/${Number(number)}`;
  if (!gap) return void say("added", line, `Record ${event} (${place}) is there twice.`, event);
  gap.kind = "reordered";
  gap.what = `Record ${event} (${place}) stands in another place.`;
  gap.event = event;
}
function tellAltered(last, next, say) {
  const event = last.event || next;
  say("altered", last.line, `Record ${event} was altered: the one after it was linked to other bytes.`, event);
}

function createDayCheck(purged, say) {
  const heads = /* @__PURE__ */ new Map();
  const days = [];
  let group;
  function endRecords(line) {
    if (group) say("unsigned", line, `The records of ${group.writer} on ${group.day} have no signed head.`, group.event);
    group = void 0;
  }
  return {
    endRecords,
    addRecord({ event, writer, received }, leaf, line) {
      const day = received.slice(0, 10);
      if (group?.writer != writer || group.day != day) {
        endRecords(line);
        group = { writer, day, tree: createTree(), event };
      }
      group.tree.add(leaf);
      return group.tree;
    },
    addHead(head, note, day, writer, line) {
      const ofDay = heads.get(day) ?? /* @__PURE__ */ new Map();
      heads.set(day, ofDay.set(writer, note));
      if (group?.writer == writer && group.day == day) {
        compareHead(head, group, line, say);
        group = void 0;
      } else if (!isPurged(head, purged.get(writer)))
        say("removed", line, `The ${head.size} records of ${writer} on ${day} are missing.`);
    },
    addDay: (day, note) => void days.push([day, note]),
    endDays() {
      checkDays(days, heads, say);
      return new Map(days);
    }
  };
}
function isPurged({ more }, purged) {
  const last = Number(more.find((one) => one.startsWith("last "))?.slice(5));
  return last <= (purged?.size ?? 0);
}
function compareHead({ size, root }, { writer, day, tree, event }, line, say) {
  const what = `of ${writer} on ${day}, which begin with ${event}`;
  if (size > tree.size()) say("removed", line, `${size - tree.size()} records ${what}, are missing.`, event);
  else if (size < tree.size())
    say("added", line, `${tree.size() - size} records ${what}, were added after that day was signed.`, event);
  else if (root != tree.root())
    say("altered", line, `One of the records ${what}, was altered and the chain written anew.`, event);
}
function checkDays(days, heads, say) {
  let before = BEGINNING;
  let last = "";
  for (const [day, note] of days) {
    const tree = createTree();
    tree.add(hashLeaf(before));
    const found = [...heads.get(day) ?? []].sort(([a], [b]) => a < b ? -1 : 1);
    for (const [, head] of found) tree.add(hashLeaf(head));
    const [, size, root] = note.split("\n");
    if (day <= last) say("reordered", 0, `The head of ${day} stands in another place.`);
    else if (Number(size) != tree.size())
      say("removed", 0, `The head of ${day} is of ${Number(size) - 1} chains, and there are ${tree.size() - 1}.`);
    else if (root != Buffer.from(tree.root(), "hex").toString("base64"))
      say("altered", 0, `The chains of ${day}, or the day before it, are not those that its head was signed for.`);
    before = note;
    last = day;
  }
}

const KEYS = "at,choices,code,event,expires,language,link,number,policy,policy_hash,previous,principal,received,schema,site,source,state,type,writer";
function readEntry(content) {
  if (typeof content != "string") return void 0;
  try {
    const entry = JSON.parse(content);
    if (!entry || canonical(entry) != content || Object.keys(entry).sort().join() != KEYS) return void 0;
    const { choices, ...texts } = entry;
    const isWhole = Object.values(texts).every((value) => typeof value == "string") && /^[1-9]\d{0,15}$/.test(String(entry.number)) && !!choices && Object.values(choices).every((yes) => typeof yes == "boolean");
    return isWhole ? entry : void 0;
  } catch {
    return void 0;
  }
}

async function readReceipts(proofs, verifier, say) {
  const records = /* @__PURE__ */ new Map();
  const roots = /* @__PURE__ */ new Map();
  for (const [at, proof] of proofs.entries()) {
    const { entry, index, path, checkpoint, verifier: own } = proof ?? {};
    const read = readEntry(entry);
    if (!read || entry === void 0) {
      say("altered", 0, `A visitor\u2019s proof, number ${at + 1}, has no record in it that a log wrote.`);
      continue;
    }
    const { writer, number, event, received } = read;
    const key = verifier ?? own;
    if (!isPath(path) || !Number.isInteger(index) || typeof checkpoint != "string" || typeof key != "string") {
      say("altered", 0, `A visitor\u2019s proof of record ${event} is not whole: its path or its head is missing.`, event);
      continue;
    }
    const head = await readCheckpoint(checkpoint, key);
    if (!head || rootFrom(hashLeaf(entry), Number(index), head.size, path) != head.root) {
      say("altered", 0, `A visitor\u2019s proof of record ${event} does not lead to what the log signed.`, event);
      continue;
    }
    records.set(`${writer}/${number}`, entry);
    const place = `${received.slice(0, 10)}/${writer}`;
    const ofDay = roots.get(place) ?? /* @__PURE__ */ new Map();
    roots.set(place, ofDay.set(head.size, head.root));
  }
  return { records, roots };
}
const isPath = (path) => Array.isArray(path) && path.every((node) => typeof node == "string" && /^[\da-f]{64}$/.test(node));
function compareReceipts({ records, roots }, { event, writer, number, received }, content, tree, line, say) {
  const day = received.slice(0, 10);
  const root = roots.get(`${day}/${writer}`)?.get(tree.size());
  if (root && root != tree.root())
    say("altered", line, `Up to record ${event}, the day ${day} is not what the log signed for a visitor.`, event);
  const place = `${writer}/${Number(number)}`;
  const held = records.get(place);
  records.delete(place);
  if (held !== void 0 && held != content)
    say("altered", line, `Record ${event} is not the one that a visitor holds a proof of.`, event);
}
function checkMissing({ records }, purged, say) {
  for (const [place, content] of records) {
    const { writer, number, event } = parseEntry(content);
    if (Number(number) > (purged.get(writer)?.size ?? 0))
      say("removed", 0, `A visitor holds a proof of record ${place}, which is not in the export.`, event);
  }
}

const SIGNATURE = /^— \S+ \S+$/;
const plainLines = (text) => text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
function readAnchors(file, say) {
  const anchors = [];
  const lines = plainLines(file).split("\n");
  const skip = (from, goesOn) => {
    let at2 = from;
    while (at2 < lines.length && goesOn(lines[at2] ?? "")) at2++;
    return at2;
  };
  let at = skip(0, isEmpty);
  if (at == lines.length)
    say("removed", 0, "The anchors that you gave have no signed head in them: give the file that has.");
  while (at < lines.length) {
    const text = skip(at, (line) => line != "");
    const end = skip(text + 1, (line) => SIGNATURE.test(line));
    const last = end > text + 1 ? end : text;
    const place = placeOf(at, last);
    if (last == end && end < lines.length) anchors.push({ note: `${lines.slice(at, end).join("\n")}
`, lines: place });
    else
      say(
        "altered",
        0,
        `The anchors have no whole signed head in ${place}: it is cut off, or something else. Compare the file with what others keep.`
      );
    at = skip(last, isEmpty);
  }
  return anchors;
}
const isEmpty = (line) => !line.trim();
const placeOf = (from, to) => to - from > 1 ? `lines ${from + 1} to ${to}` : `line ${from + 1}`;

async function verify(lines, { verifier, anchors, receipts: proofs = [] } = {}) {
  const problems = [];
  const say = (kind, line2, what, event = "") => {
    const problem = { kind, line: line2, event, what };
    problems.push(problem);
    return problem;
  };
  const notes = anchors === void 0 ? [] : readAnchors(anchors, say);
  const receipts = await readReceipts(proofs, verifier, say);
  const policies = /* @__PURE__ */ new Map();
  const purged = /* @__PURE__ */ new Map();
  const checkChain = createChainCheck(purged, say);
  const days = createDayCheck(purged, say);
  const all = createTree();
  const bytes = createHash("sha256");
  let header = { site: "", at: "", key: verifier ?? "" };
  let line = 0;
  let entries = 0;
  let hasEnd = false;
  function readRecord(content, subject) {
    entries++;
    const leaf = hashLeaf(content);
    all.add(leaf);
    const entry = readEntry(content);
    if (!entry) return void say("altered", line, "This record is not as the log wrote it.");
    checkEntry(entry, subject, header.site, policies, line, say);
    checkChain(entry, leaf, line, header.site);
    if (entry.received > header.at)
      say("back-dated", line, `Record ${entry.event} is dated later than the export.`, entry.event);
    const tree = days.addRecord(entry, leaf, line);
    compareReceipts(receipts, entry, content, tree, line, say);
  }
  async function readHead(note) {
    const { site, at, key } = header;
    const head = await readCheckpoint(note, key);
    if (!head) return void say("altered", line, "This head is not signed by the log\u2019s key, or was altered.");
    if (head.origin == originOf(site, "export")) {
      days.endRecords(line);
      checkEnd(head, { size: all.size(), root: all.root(), lines: bytes.digest("hex") }, at, line, say);
      hasEnd = true;
      return;
    }
    if (!head.origin.startsWith(`${site}/`)) return void say("altered", line, "This head is of another log.");
    const [day = "", writer] = head.origin.slice(site.length + 1).split("/");
    if (day == "purged" && writer) purged.set(writer, head);
    else if (writer === void 0) days.addDay(day, note);
    else days.addHead(head, note, day, writer, line);
  }
  for await (const text of lines) {
    line++;
    if (hasEnd) {
      say("added", line, "There are lines after the end of the export.");
      break;
    }
    const value = readLine(text);
    if (value === void 0) say("altered", line, "This line is not as the log wrote it.");
    else if (line == 1) header = readHeader(value, verifier, say) ?? header;
    else if (typeof value.policy == "string") readPolicy(value.policy, policies, line, say);
    else if (typeof value.entry == "string") readRecord(value.entry, value.subject ?? "");
    else if (typeof value.checkpoint == "string") await readHead(value.checkpoint);
    else say("altered", line, "This line is none that a log writes.");
    if (!hasEnd) bytes.update(`${text}
`);
  }
  days.endRecords(line);
  await checkAnchors(notes, days.endDays(), header, say);
  checkMissing(receipts, purged, say);
  if (!hasEnd) say("removed", line, "The export has no signed end: lines at its end were removed.");
  problems.sort((a, b) => orderOf(a) - orderOf(b));
  return { entries, problems, limits: limitsOf(!!verifier, !!notes.length, !!purged.size) };
}
const orderOf = ({ line }) => line || Number.MAX_SAFE_INTEGER;
function readLine(text) {
  try {
    const value = JSON.parse(text);
    const isLine = value !== null && Object.values(value).every((one) => typeof one == "string");
    return isLine && canonical(value) == text ? value : void 0;
  } catch {
    return void 0;
  }
}
function readHeader({ export: kind, site, at, verifier: key }, verifier, say) {
  if (kind != "treize/1" || !site || !at || !key) {
    say("altered", 1, "The first line is not that of an export of this version.");
    return void 0;
  }
  if (verifier && verifier != key) say("altered", 1, "The export names another key than the one that you gave.");
  return { site, at, key: verifier || key };
}
function readPolicy(content, policies, line, say) {
  try {
    const { policy } = JSON.parse(content);
    policies.set(sha256$1(content), policy.version);
  } catch {
    say("altered", line, "This policy is not as the log wrote it.");
  }
}
function checkEntry({ event, principal, site: own, policy, policy_hash: hash }, subject, site, policies, line, say) {
  if (own != site) say("altered", line, `Record ${event} is of another site.`, event);
  if (subject && !isPrincipal(principal, subject))
    say("altered", line, `The visitor\u2019s id of record ${event} was altered.`, event);
  if (hash && policies.get(hash) != policy)
    say("altered", line, `The policy that record ${event} is about is missing or was altered.`, event);
}
function checkEnd({ size, root, more }, read, at, line, say) {
  if (size != read.size)
    say(
      size > read.size ? "removed" : "added",
      line,
      `The export was signed with ${size} records, and has ${read.size}.`
    );
  else if (root != read.root) say("altered", line, "The records are not those that the export was signed with.");
  if (!more.includes(`time ${at}`)) say("back-dated", line, "The export is not of the time that it says.");
  if (!more.includes(`lines ${read.lines}`)) say("altered", line, "The export\u2019s lines are not those that were signed.");
}
async function checkAnchors(anchors, days, { site, key }, say) {
  for (const { note, lines } of anchors) {
    const head = await readCheckpoint(note, key);
    const day = head?.origin.slice(site.length + 1) ?? "";
    if (!head?.origin.startsWith(`${site}/`))
      say("altered", 0, `The anchor in ${lines} is not signed by the log\u2019s key, or was cut off.`);
    else if (!days.has(day)) say("removed", 0, `The day ${day} was anchored, and has no head in the export.`);
    else if (days.get(day) != note)
      say("altered", 0, `The day ${day} is not as it was anchored: its records were written anew afterwards.`);
  }
}
function limitsOf(hasKey, hasAnchors, hasPurged) {
  const limits = [];
  if (!hasKey)
    limits.push(
      "No key was given, so the export was checked with the key that it names itself: compare that key with one that others keep."
    );
  if (hasAnchors) limits.push("What came after the last anchor could have been written anew by who has the log\u2019s key.");
  else
    limits.push(
      "No anchors were given: who has the log\u2019s key could have written the whole log anew and signed it again, and this check would not see it."
    );
  if (hasPurged)
    limits.push(
      "Records that are past the time that they are kept for were purged; of them only the heads can be checked."
    );
  limits.push(
    "The time of a choice is what the visitor\u2019s clock said; that a person made it cannot be proved by any log."
  );
  return limits;
}

async function appendAnchors(log, file) {
  const notes = await log.anchor();
  if (!file) return notes;
  const bytes = await readFile(file).catch((error) => {
    if (codeOf(error) != "ENOENT") throw error;
    return Buffer.alloc(0);
  });
  const text = plainLines(bytes.toString());
  const missing = notes.filter((note) => !text.includes(note));
  const [first] = missing;
  if (first === void 0) return [];
  await mkdir(dirname(resolve(file)), { recursive: true });
  const more = missing.slice(1).map((note) => Buffer.from(`${note}
`));
  await appendFile(file, Buffer.concat([restOf(bytes, first), ...more]));
  return missing;
}
function restOf(bytes, note) {
  const whole = Buffer.from(`${note}
`);
  const isAlone = (length) => length == bytes.length || bytes.at(-length - 1) == NEWLINE;
  for (let length = Math.min(whole.length, bytes.length); length > 0; length--)
    if (isAlone(length) && bytes.subarray(-length).equals(whole.subarray(0, length))) return whole.subarray(length);
  const end = bytes.subarray(-2).toString();
  if (!end || end == "\n\n") return whole;
  return Buffer.concat([Buffer.from(end.endsWith("\n") ? "\n" : "\n\n"), whole]);
}
const NEWLINE = 10;

function portOf(server) {
  const address = server.address();
  return typeof address == "object" && address ? address.port : 0;
}

const fileOf = (folder) => `${folder}.control`;
async function openControl(folder, log) {
  const secret = randomBytes(32).toString("hex");
  const server = createServer(async (request, response) => {
    const given = Buffer.from(request.headers.authorization ?? "");
    const wanted = Buffer.from(`Bearer ${secret}`);
    if (given.length != wanted.length || !timingSafeEqual(given, wanted)) return void response.writeHead(403).end();
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const [from, to] = ["from", "to"].map((name) => searchParams.get(name) ?? void 0);
    try {
      if (pathname == "/export") {
        const lines = async function* () {
          for await (const line of log.export()) yield `${line}
`;
        };
        return void Readable.from(lines()).on("error", () => response.destroy()).pipe(response);
      }
      const found = pathname == "/stats" ? await log.stats(from, to) : pathname == "/anchor" ? await log.anchor() : log.verifier;
      response.end(JSON.stringify(found));
    } catch {
      response.writeHead(503).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  await unlink(fileOf(folder)).catch(() => {
  });
  await writeFile(fileOf(folder), JSON.stringify({ port: portOf(server), secret }), { mode: 384, flag: "wx" });
  return async () => {
    await unlink(fileOf(folder)).catch(() => {
    });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
}
async function askLog(folder) {
  const text = await readFile(fileOf(folder), "utf8").catch(() => "");
  if (!text) return void 0;
  const { port, secret } = JSON.parse(text);
  const ask = async (path) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${secret}` } });
    if (!answer.ok) throw new Error(`[treize] The server that has the log answers ${answer.status}.`);
    return answer;
  };
  const verifier = await ask("/verifier").then(
    (answer) => answer.json(),
    () => void 0
  );
  if (verifier === void 0) return void 0;
  return {
    verifier,
    async stats(from = "", to = "") {
      const query = new URLSearchParams({ ...from && { from }, ...to && { to } });
      return (await ask(`/stats?${query}`)).json();
    },
    anchor: async () => (await ask("/anchor")).json(),
    async *export() {
      const { body } = await ask("/export");
      yield* createInterface({ input: Readable.fromWeb(body), crlfDelay: Number.POSITIVE_INFINITY });
    },
    async close() {
    }
  };
}

function listenLog(policy, { isTooMany, ...options }) {
  const record = createRecorder(policy, options);
  const incoming = /* @__PURE__ */ new WeakMap();
  const answer = answerLog(policy, {
    ...options,
    isTooMany(request) {
      const own = incoming.get(request);
      return !!own && isTooMany(own);
    }
  });
  const others = getRequestListener(
    (request, { incoming: own }) => {
      incoming.set(request, own);
      return answer(request);
    },
    { overrideGlobalObjects: false }
  );
  return (request, response) => {
    const [path = "/"] = (request.url ?? "/").split(/[?#]/, 1);
    if (/\/(rights|count)$/.test(path)) return void others(request, response);
    const header = (name) => request.headers[name]?.toString() ?? null;
    const host = header("host") ?? "localhost";
    record({
      method: request.method ?? "",
      url: `http://${URL.canParse(`http://${host}`) ? host : "localhost"}${path.startsWith("/") ? path : "/"}`,
      header,
      isTooMany: () => isTooMany(request),
      read: (most) => readText(request, most)
    }).then(
      ({ status, headers }) => {
        const names = /* @__PURE__ */ new Map();
        for (const [name, value] of headers) names.set(name, [...names.get(name) ?? [], value]);
        if (!request.complete) names.set("connection", ["close"]);
        for (const [name, [first = "", ...more]] of names)
          response.setHeader(name, more.length ? [first, ...more] : first);
        response.writeHead(status).end();
      },
      (error) => {
        options.onError?.(error);
        response.writeHead(500).end();
      }
    );
  };
}
function readText(request, most) {
  return new Promise((done) => {
    const parts = [];
    let size = 0;
    request.on("data", (part) => {
      size += part.length;
      if (size <= most) return void parts.push(part);
      request.pause();
      done(void 0);
    });
    request.on("end", () => {
      try {
        done(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts)));
      } catch {
        done(void 0);
      }
    });
    for (const event of ["aborted", "error", "close"]) request.on(event, () => done(void 0));
  });
}

function createReadAddress(proxy, warn = console.warn) {
  let hasWarned = proxy;
  return ({ headers, socket }) => {
    const list = String(headers["x-forwarded-for"] ?? "");
    const forwarded = list.split(",").at(-1)?.trim();
    if (!hasWarned && (forwarded || headers.forwarded)) {
      hasWarned = true;
      warn(
        "[treize] A request came with X-Forwarded-For or Forwarded, and --proxy is not set: all visitors behind a proxy count as one address, with 60 requests a minute. If the proxy is yours, set --proxy and let it write X-Forwarded-For."
      );
    }
    return proxy && forwarded || (socket.remoteAddress ?? "");
  };
}

async function openStore(name, { durability, onError } = {}) {
  const isUrl = /^postgres(ql)?:\/\//.test(name);
  try {
    if (isUrl) return await (await import('./log/postgres.js')).postgresStore(name, { onError });
    return await (await import('./log/pglite.js')).pgliteStore(name, { durability });
  } catch (error) {
    if (codeOf(error) != "ERR_MODULE_NOT_FOUND") throw error;
    const missing = isUrl ? "pg" : "@electric-sql/pglite";
    throw new Error(`[treize] A log in ${isUrl ? "PostgreSQL" : "a folder"} needs ${missing}: npm install ${missing}`, {
      cause: error
    });
  }
}
async function readKey(file, make = true) {
  const found = await readFile(file, "utf8").catch((error) => {
    if (error.code != "ENOENT") throw error;
  });
  if (found !== void 0) return found.trim();
  if (!make) throw new Error(`[treize] ${file} is not there: name the key that the log signs with, by --key`);
  const key = await createKey();
  await mkdir(dirname(resolve(file)), { recursive: true });
  try {
    await writeFile(file, `${key}
`, { mode: 384, flag: "wx" });
    return key;
  } catch (error) {
    if (codeOf(error) != "EEXIST") throw error;
    return (await readFile(file, "utf8")).trim();
  }
}
const hashFile = async (file) => `sha384-${createHash("sha384").update(await readFile(file)).digest("base64")}`;
const HOUR = 36e5;
async function serveLog(options) {
  const {
    policy,
    site,
    store: name,
    keyFile,
    codeFile,
    anchorFile,
    keep,
    port = 0,
    host = "127.0.0.1",
    proxy
  } = options;
  const { onError = (error) => console.error("[treize]", error) } = options;
  const isUrl = name.includes("://");
  const key = await readKey(keyFile ?? (isUrl ? "treize-log.key" : join$1(`${resolve(name)}.key`)));
  const code = codeFile && await hashFile(codeFile);
  const store = await openStore(name, { ...options, onError });
  const log = await consentLog(store, { policy, site, key, code, keep });
  const isOver = limitRate(60, 6e4);
  const readAddress = createReadAddress(!!proxy);
  const answer = listenLog(policy, {
    log,
    origins: options.origins,
    isTooMany: (request) => isOver(readAddress(request)),
    onError
  });
  const limits = { requestTimeout: 1e4, headersTimeout: 5e3, maxHeaderSize: 16384 };
  const server = createServer(limits, answer);
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, done);
  });
  const endDays = () => appendAnchors(log, anchorFile).then(() => log.purge()).then(() => {
  }, onError);
  await endDays();
  const timer = setInterval(endDays, HOUR);
  timer.unref();
  const endControl = isUrl ? void 0 : await openControl(resolve(name), log);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${portOf(server)}`,
    log,
    async close() {
      clearInterval(timer);
      await endControl?.();
      await new Promise((done) => server.close(done));
      await log.close();
    }
  };
}

async function readParts(codeFile) {
  const folder = dirname(codeFile);
  const names = (await readdir(folder)).filter(
    (name) => /^treize\.[\w-]+\.js$/.test(name) && name != basename(codeFile)
  );
  return Promise.all(
    names.sort().map(async (name) => [`code/${name}`, await readFile(join$1(folder, name))])
  );
}
async function readPictures(folder) {
  const names = (await readdir(folder)).filter((name) => /\.(png|jpe?g|webp)$/i.test(name));
  return names.sort().map((name) => [`screenshots/${name}`, join$1(folder, name)]);
}
async function writeEvidence({
  policy,
  folder,
  codeFile,
  texts,
  screenshots,
  now = Date.now()
}) {
  checkPolicy(policy);
  const code = await readFile(codeFile);
  const hash = createHash("sha384").update(code).digest();
  const version = policy.policy.version.replace(/[^\w.+-]/g, "_");
  const path = join$1(folder, `${version}-${hashPolicy(policy).slice(0, 8)}-${hash.toString("hex").slice(0, 8)}`);
  for (const part of ["code", "texts"]) await mkdir(join$1(path, part), { recursive: true });
  const files = [
    ["policy.json", `${JSON.stringify(policy, null, 2)}
`],
    [`code/${basename(codeFile)}`, code],
    ...await readParts(codeFile),
    ...Object.entries(texts).map(([language, words]) => [
      `texts/${language}.json`,
      `${JSON.stringify(words, null, 2)}
`
    ])
  ];
  for (const [name, content] of files) await writeFile(join$1(path, name), content);
  const pictures = screenshots ? await readPictures(screenshots) : [];
  if (pictures.length) await mkdir(join$1(path, "screenshots"), { recursive: true });
  for (const [name, file] of pictures) {
    await copyFile(file, join$1(path, name));
    files.push([name, await readFile(join$1(path, name))]);
  }
  const list = {
    evidence: "treize/1",
    at: iso(now),
    policy: policy.policy.version,
    // As they stand in each record of the log.
    policy_hash: hashPolicy(policy),
    code: `sha384-${hash.toString("base64")}`,
    files: Object.fromEntries(
      files.map(([name, content]) => [name, createHash("sha256").update(content).digest("hex")])
    )
  };
  await writeFile(join$1(path, "evidence.json"), `${JSON.stringify(JSON.parse(canonical(list)), null, 2)}
`);
  return path;
}

export { answerLog, appendAnchors, askLog, consentLog, createKey, hashFile, openStore, readKey, readLog, serveLog, siteOf, verify, writeEvidence };

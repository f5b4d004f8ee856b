import { timingSafeEqual, createHash, randomBytes } from 'node:crypto';
import { e as iso, d as compilePolicy } from './shared/verdict.js';
import { b as addLifetime } from './shared/record-cookie.js';
import { c as checkPolicy } from './shared/policy-error.js';
import { c as createId } from './shared/create-id.js';
import canonicalize from 'canonicalize';
import { r as readBody, a as recordChoice } from './shared/record-choice.js';
import { readFile, mkdir, writeFile, readdir, copyFile } from 'node:fs/promises';
import { dirname, resolve, join as join$1, basename } from 'node:path';
import { serve } from '@hono/node-server';

const canonical = (value) => canonicalize(value);
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
  const entry = JSON.parse(content);
  const same = ["at", "expires", "policy", "source", "language"].every((key) => entry[key] == choice[key]);
  return same && isPrincipal(entry.principal, choice.id) && canonical(entry.choices) == canonical({ ...choice.choices });
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
      for (let rest = size++; rest & 1; rest >>>= 1) node = join(parts.pop(), node);
      parts.push(node);
    },
    size: () => size,
    root: () => parts.reduceRight((right, left) => right ? join(left, right) : left, "") || EMPTY
  };
}
const split = (size) => 2 ** Math.floor(Math.log2(size - 1));
function rootOf(leaves, from, to) {
  const tree = createTree();
  for (let at = from; at < to; at++) tree.add(leaves[at]);
  return tree.root();
}
function pathOf(leaves, index) {
  const path = [];
  for (let from = 0, to = leaves.length; to - from > 1; ) {
    const middle = from + split(to - from);
    if (index < middle) {
      path.unshift(rootOf(leaves, middle, to));
      to = middle;
    } else {
      path.unshift(rootOf(leaves, from, middle));
      from = middle;
    }
  }
  return path;
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

const MOST$1 = 500;
function createChain({ store, site, code, hashOf, now, writer }) {
  let queue = [];
  let running;
  let head;
  async function readHead(query) {
    const [last] = await query(
      "select number::text as number, hash, content from treize_entries where writer = $1 order by treize_entries.number desc limit 1",
      [writer]
    );
    if (!last) return { number: 0, link: firstLink(site, writer), received: 0 };
    const { received } = JSON.parse(last.content);
    return { number: Number(last.number), link: last.hash, received: Date.parse(received) };
  }
  async function write(choices) {
    let next = head;
    head = void 0;
    const results = [];
    await store.transaction(async (query) => {
      next ??= await readHead(query);
      const events = choices.map(({ event }) => event);
      const stored = await query(
        "select event::text as event, content from treize_entries where event = any($1::uuid[])",
        [events]
      );
      const known = new Map(stored.map(({ event, content }) => [event, content]));
      const earlier = await query(
        "select subject::text as subject, max(event::text) as event from treize_entries where subject = any($1::uuid[]) group by subject",
        [[...new Set(choices.map(({ id }) => id))]]
      );
      const previous = new Map(earlier.map(({ subject, event }) => [subject, event]));
      const rows = [];
      const subjects = [];
      for (const choice of choices) {
        const { event, id, at, expires, source, language, policy } = choice;
        const content = known.get(event);
        if (content !== void 0) {
          results.push(isSame(content, choice) ? "known" : "conflict");
          continue;
        }
        const received = Math.max(now(), next.received);
        const entry = {
          schema: "treize/1",
          event,
          principal: createPrincipal(id),
          previous: previous.get(id) ?? "",
          at,
          received: iso(received),
          expires,
          state: stateOf(choice),
          source,
          language,
          choices: { ...choice.choices },
          policy,
          policy_hash: hashOf(policy),
          code: code(),
          site,
          writer,
          number: String(next.number + 1),
          link: next.link
        };
        const text = canonical(entry);
        next = { number: next.number + 1, link: hashLeaf(text), received };
        known.set(event, text);
        previous.set(id, event);
        rows.push(entry);
        subjects.push(id);
        results.push("stored");
      }
      if (!rows.length) return;
      const contents = rows.map(({ event }) => known.get(event));
      const inserted = await query(
        `insert into treize_entries (event, subject, writer, number, day, ends, hash, content)
         select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])
         on conflict (event) do nothing returning event`,
        [
          rows.map(({ event }) => event),
          subjects,
          rows.map(() => writer),
          rows.map(({ number }) => number),
          rows.map(({ received }) => received.slice(0, 10)),
          rows.map(({ expires }) => expires),
          contents.map(hashLeaf),
          contents
        ]
      );
      if (inserted.length < rows.length) throw new Error("[treize] Another writer has the same record.");
    });
    await store.flush();
    head = next;
    return results;
  }
  async function settle(batch) {
    try {
      const results = await write(batch.map(({ choice }) => choice));
      for (const [at, { done }] of batch.entries()) done(results[at]);
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await settle([one]);
      else batch[0]?.fail(error);
    }
  }
  async function run() {
    while (queue.length) {
      await new Promise((done) => setImmediate(done));
      const batch = queue.slice(0, MOST$1);
      queue = queue.slice(MOST$1);
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
const createWriter = () => createId().slice(0, 8);
const hashPolicy = (policy) => sha256$1(canonical(policy));

const ED25519 = 1;
const idOf = (name, key) => createHash("sha256").update(`${name}
`).update(Buffer.from([ED25519])).update(key).digest().subarray(0, 4);
async function createKey() {
  const { privateKey } = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  return JSON.stringify(await crypto.subtle.exportKey("jwk", privateKey));
}
async function createSigner(name, key) {
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
  const [, name = "", hex, encoded = ""] = /^([^\s+]+)\+([\da-f]{8})\+([A-Za-z\d+/=]+)$/.exec(verifier) ?? [];
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
function parse(text) {
  const [origin = "", size = "", root = "", ...more] = text.slice(0, -1).split("\n");
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size)) return void 0;
  const hex = Buffer.from(root, "base64").toString("hex");
  return hex.length == 64 ? { origin, size: Number(size), root: hex, more } : void 0;
}

const BEGINNING = "treize/1\n";
const GRACE = 6e5;
const PAGE$1 = 5e3;
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
  return {
    headOf: async (day, writer) => await read(day, writer) ?? await sign(day, writer),
    async close() {
      let closed = 0;
      const today = new Date(now() - GRACE).toISOString().slice(0, 10);
      const days = await query(
        `select distinct day from treize_entries where day < $1
         and day not in (select day from treize_checkpoints where writer = '') order by day`,
        [today]
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
          await keep(day, writer, await sign(day, writer));
          tree.add(hashLeaf(await read(day, writer)));
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
  "create table if not exists treize_meta (key text not null primary key, value text not null)"
];
const SCHEMA = "1";
const firstOf = (month) => `${(+month).toString(16).padStart(12, "0").replace(/^(.{8})/, "$1-")}-0000-0000-000000000000`;
async function addPartitions(query, now) {
  const date = new Date(now);
  for (let month = -14; month < 3; month++) {
    const [from, to] = [0, 1].map(
      (next) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + month + next))
    );
    const name = `treize_entries_${from.toISOString().slice(0, 7).replace("-", "_")}`;
    await query(
      `create table if not exists ${name} partition of treize_entries for values from ('${firstOf(from)}') to ('${firstOf(to)}')`
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

const PAGE = 1e3;
const MOST = 200;
async function consentLog(store, { policy, site, key, code = "", keep = "5 years", now = Date.now }) {
  checkPolicy(policy);
  const { query } = store;
  const signer = await createSigner(site, key);
  await migrate(store, now());
  const version = policy.policy.version;
  const hash = hashPolicy(policy);
  await query(
    "insert into treize_policies (hash, version, since, content) values ($1, $2, $3, $4) on conflict (hash) do nothing",
    [hash, version, iso(now()), canonical(policy)]
  );
  const hashes = /* @__PURE__ */ new Map();
  async function read(wanted) {
    const [found] = await query(
      "select hash, content from treize_policies where version = $1 order by since desc limit 1",
      [wanted]
    );
    if (found) hashes.set(wanted, found.hash);
    return found && JSON.parse(found.content);
  }
  hashes.set(version, hash);
  const writer = store.exclusive ? "main" : createWriter();
  const chain = createChain({
    store,
    site,
    writer,
    now,
    code: () => code,
    hashOf: (wanted) => hashes.get(wanted) ?? ""
  });
  const days = createDays(store, site, signer, now);
  const dayOf = (time) => iso(time).slice(0, 10);
  async function prove(content) {
    const { writer: one, received, number } = JSON.parse(content);
    const day = received.slice(0, 10);
    const checkpoint = await days.headOf(day, one);
    const size = Number(checkpoint.split("\n")[1]);
    const leaves = await query(
      `select number::text as number, hash from treize_entries where day = $1 and writer = $2 order by treize_entries.number limit ${size}`,
      [day, one]
    );
    const index = leaves.findIndex((leaf) => leaf.number == number);
    const path = pathOf(
      leaves.map((leaf) => leaf.hash),
      index
    );
    return { entry: content, index, path, checkpoint, verifier: signer.verifier };
  }
  async function* readAll(at, tree) {
    yield canonical({ export: "treize/1", site, at, verifier: signer.verifier });
    for (const { content } of await query(
      "select content from treize_policies order by since, hash"
    ))
      yield canonical({ policy: content });
    const purged = await query(
      "select note from treize_checkpoints where day = 'purged' order by writer"
    );
    for (const { note } of purged) yield canonical({ checkpoint: note });
    const empty = await query(
      `select note from treize_checkpoints where writer <> '' and day <> 'purged'
       and not exists (select 1 from treize_entries e where e.day = treize_checkpoints.day and e.writer = treize_checkpoints.writer)
       order by day, writer`
    );
    for (const { note } of empty) yield canonical({ checkpoint: note });
    const writers = await query("select distinct writer from treize_entries order by writer");
    for (const { writer: one } of writers) {
      let last = "0";
      let day = "";
      const head = async () => canonical({ checkpoint: await days.headOf(day, one) });
      for (; ; ) {
        const rows = await query(
          `select number::text as number, day, hash, subject::text as subject, content from treize_entries where writer = $1 and number > $2::bigint order by treize_entries.number limit ${PAGE}`,
          [one, last]
        );
        for (const row of rows) {
          if (day && row.day != day) yield await head();
          day = row.day;
          tree.add(row.hash);
          yield canonical({ entry: row.content, subject: row.subject ?? "" });
        }
        last = rows.at(-1)?.number ?? last;
        if (rows.length < PAGE) break;
      }
      yield await head();
    }
    const closed = await query("select note from treize_checkpoints where writer = '' order by day");
    for (const { note } of closed) yield canonical({ checkpoint: note });
  }
  async function* lines() {
    await chain.idle();
    const at = iso(now());
    const tree = createTree();
    const hash2 = createHash("sha256");
    for await (const line of readAll(at, tree)) {
      hash2.update(`${line}
`);
      yield line;
    }
    const more = [`time ${at}`, `lines ${hash2.digest("hex")}`];
    const end = { origin: originOf(site, "export"), size: tree.size(), root: tree.root(), more };
    yield canonical({ checkpoint: await signer.sign(writeCheckpoint(end)) });
  }
  return {
    verifier: signer.verifier,
    append: chain.append,
    async knows(wanted, names) {
      const found = await read(wanted);
      return !!found && names.every((name) => compilePolicy(found).names.includes(name));
    },
    async find(id) {
      const rows = await query(
        // The time in the id, then the order in which the log took them: choices of one moment have ids in any order.
        `select content from treize_entries where subject = $1::uuid order by left(event::text, 13), treize_entries.number limit ${MOST}`,
        [id]
      );
      const mine = rows.filter(({ content }) => isPrincipal(JSON.parse(content).principal, id));
      const proofs = [];
      for (const { content } of mine) proofs.push(await prove(content));
      return proofs;
    },
    async pseudonymise(id) {
      const changed = await query("update treize_entries set subject = null where subject = $1::uuid returning event", [
        id
      ]);
      await store.flush();
      return changed.length;
    },
    async count(kind, language) {
      await query(
        `insert into treize_counts (day, policy, language, kind, count) values ($1, $2, $3, $4, 1)
         on conflict (day, policy, language, kind) do update set count = treize_counts.count + 1`,
        [dayOf(now()), version, language, kind]
      );
    },
    async stats(from = "0000", to = "9999") {
      const counted = await query(
        "select day, policy, language, kind, count::int as count from treize_counts where day between $1 and $2",
        [from, to]
      );
      const answered = await query(
        `select day, content::json->>'policy' as policy, content::json->>'language' as language, content::json->>'state' as kind, count(*)::int as count
         from treize_entries where day between $1 and $2 group by 1, 2, 3, 4`,
        [from, to]
      );
      const order = ({ day, policy: one, language, kind }) => [day, one, language, kind].join("\n");
      return [...counted, ...answered].sort((a, b) => order(a) < order(b) ? -1 : 1);
    },
    async anchor() {
      await migrate(store, now());
      return days.close();
    },
    export: lines,
    async purge() {
      await days.close();
      const over = (ends) => addLifetime(Date.parse(ends), keep) < now();
      let count = 0;
      const old = await query(
        `select day, max(ends) as ends from treize_entries
         where day in (select day from treize_checkpoints where writer = '') group by day order by day`
      );
      for (const { day, ends } of old) {
        if (!over(ends)) break;
        const writers = await query(
          "select writer, max(number)::text as last from treize_entries where day = $1 group by writer",
          [day]
        );
        await store.transaction(async (run) => {
          for (const { writer: one, last } of writers) {
            const [final] = await run(
              "select hash from treize_entries where writer = $1 and number = $2::bigint",
              [one, last]
            );
            const root = final?.hash ?? EMPTY;
            const more = [`day ${day}`, `time ${iso(now())}`];
            const note = await signer.sign(
              writeCheckpoint({ origin: originOf(site, "purged", one), size: Number(last), root, more })
            );
            await run(
              `insert into treize_checkpoints (day, writer, note) values ('purged', $1, $2)
               on conflict (day, writer) do update set note = excluded.note`,
              [one, note]
            );
          }
          count += (await run("delete from treize_entries where day = $1 and ends <= $2 returning event", [day, ends])).length;
        });
      }
      if (count) await store.tidy();
      return count;
    },
    async close() {
      await chain.idle();
      await store.close();
    }
  };
}

const MOST_KEYS = 1e4;
function limitRate(most, per, now = Date.now) {
  const buckets = /* @__PURE__ */ new Map();
  return (key) => {
    const time = now();
    const [left, at] = buckets.get(key) ?? [most, time];
    const filled = Math.min(most, left + (time - at) / per * most);
    buckets.delete(key);
    if (buckets.size >= MOST_KEYS) buckets.delete(buckets.keys().next().value);
    buckets.set(key, [filled < 1 ? filled : filled - 1, time]);
    return filled < 1;
  };
}

const RIGHTS = {
  en: {
    title: "Your consent records",
    intro: "Each of your choices on this site was recorded under a random number, which stands in your receipt. Whoever has that number can see the records and take it out of them.",
    id: "The number in your receipt",
    show: "Show my records",
    download: "Download them (JSON)",
    forget: "Take my number out of them",
    none: "There is no record with this number.",
    tooMany: "Too many requests. Please try again in a minute.",
    forgotten: "Your number was taken out of {count} records. They stay as proof of a choice, and name nobody. Only who has your receipt can still show that they are yours.",
    found: "Records with this number: {count}",
    at: "When",
    answer: "Your answer",
    proof: "What proves it",
    contact: "Questions and other requests: {contact}"
  },
  fr: {
    title: "Vos preuves de consentement",
    intro: "Chacun de vos choix sur ce site a \xE9t\xE9 enregistr\xE9 sous un num\xE9ro al\xE9atoire, qui figure sur votre re\xE7u. Quiconque poss\xE8de ce num\xE9ro peut consulter ces enregistrements et l\u2019en retirer.",
    id: "Le num\xE9ro de votre re\xE7u",
    show: "Afficher mes enregistrements",
    download: "Les t\xE9l\xE9charger (JSON)",
    forget: "En retirer mon num\xE9ro",
    none: "Aucun enregistrement ne porte ce num\xE9ro.",
    tooMany: "Trop de demandes. Veuillez r\xE9essayer dans une minute.",
    forgotten: "Votre num\xE9ro a \xE9t\xE9 retir\xE9 de {count} enregistrements. Ils restent comme preuve d\u2019un choix et ne d\xE9signent personne. Seul le porteur de votre re\xE7u peut encore montrer qu\u2019ils sont les v\xF4tres.",
    found: "Enregistrements portant ce num\xE9ro : {count}",
    at: "Date",
    answer: "Votre r\xE9ponse",
    proof: "Ce qui le prouve",
    contact: "Questions et autres demandes : {contact}"
  }
};

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const LONGEST_BODY = 4096;
const TRIES = 600;
const escapeHtml = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const fill = (text, name, value) => text.replace(`{${name}}`, String(value));
function answerRights({ policy, log, isTooMany, onError }) {
  const isOver = limitRate(TRIES, 6e4);
  return async (given) => {
    const request = given;
    const language = /^\s*fr\b/i.test(request.headers.get("accept-language") ?? "") ? "fr" : "en";
    const words = RIGHTS[language];
    const page = (status, text, proofs) => new Response(writePage(policy, words, language, text, proofs), { status, headers: HEADERS });
    if (request.method == "GET") return page(200, "");
    if (request.method != "POST")
      return new Response(null, { status: 405, headers: { ...HEADERS, allow: "GET, POST" } });
    if (isTooMany?.(request) || isOver("")) return page(429, words.tooMany);
    const fields = await readFields(request);
    const id = fields?.id?.trim().toLowerCase() ?? "";
    const { act = "show" } = fields ?? {};
    if (!UUID.test(id) || !/^(show|download|forget)$/.test(act)) return page(400, words.none);
    try {
      if (act == "forget") {
        const count = await log.pseudonymise(id);
        return count ? page(200, fill(words.forgotten, "count", count)) : page(404, words.none);
      }
      const records = await log.find(id);
      if (!records.length) return page(404, words.none);
      if (act == "show") return page(200, fill(words.found, "count", records.length), records);
      const json = { controller: policy.controller, id, records: records.map(readProof) };
      return new Response(`${JSON.stringify(json, null, 2)}
`, {
        headers: {
          ...HEADERS,
          "content-type": "application/json; charset=utf-8",
          "content-disposition": 'attachment; filename="consent-records.json"'
        }
      });
    } catch (error) {
      onError?.(error);
      return new Response(null, { status: 503, headers: { ...HEADERS, "retry-after": "5" } });
    }
  };
}
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
};
const readProof = (proof) => ({ record: JSON.parse(proof.entry), proof });
async function readFields(request) {
  const text = await readBody(request, LONGEST_BODY);
  if (text === void 0) return void 0;
  if (!/json/i.test(request.headers.get("content-type") ?? "")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const { id, act } = JSON.parse(text);
    return { id: String(id), ...act !== void 0 && { act: String(act) } };
  } catch {
    return void 0;
  }
}
function writePage({ controller }, words, language, text, proofs = []) {
  const rows = proofs.map(({ entry, checkpoint }) => {
    const { at, choices, policy, event } = JSON.parse(entry);
    const answers = Object.entries(choices).map(([name, yes]) => `${yes ? "\u2713" : "\u2717"} ${escapeHtml(name)}`);
    const date = new Date(at).toLocaleString(language, { timeZone: "UTC", dateStyle: "long", timeStyle: "short" });
    return `<tr><td>${escapeHtml(date)} UTC<td>${answers.join("<br>")}<br><small>${escapeHtml(policy)}</small><td><code>${escapeHtml(event)}</code><pre>${escapeHtml(checkpoint)}</pre>`;
  });
  const table = rows.length ? `<table><tr><th>${words.at}<th>${words.answer}<th>${words.proof}${rows.join("")}</table>` : "";
  const button = (act, name) => `<button name="act" value="${act}">${name}</button>`;
  const contact = controller?.contact ? `<p>${fill(words.contact, "contact", escapeHtml(controller.contact))}</p>` : "";
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}button{font:inherit;padding:.5rem 1rem;margin:.5rem .5rem 0 0}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.5rem;border-top:1px solid #888}pre,code{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}</style>
<h1>${words.title}</h1>
<p>${words.intro}</p>
<p role="status">${escapeHtml(text)}</p>
<form method="post"><label>${words.id}<input name="id" required autocomplete="off" spellcheck="false"></label>
${button("show", words.show)}${button("download", words.download)}${button("forget", words.forget)}</form>
${table}${contact}
`;
}

const KINDS = /^(asked|dismissed|unseen) ([a-z]{2,8}(?:-[a-z\d]{1,8}){0,5})?$/i;
function answerLog(policy, options) {
  const { log, isTooMany, onError } = options;
  const choices = recordChoice(policy, options);
  const rights = answerRights({ policy, log, isTooMany, onError });
  const counter = log;
  async function count(request) {
    const headers = { "cache-control": "no-store" };
    const origin = request.headers.get("origin") ?? "";
    const host = request.headers.get("host") ?? new URL(request.url).host;
    const fits = origin.replace(/^https?:\/\//, "") == host || options.origins?.includes(origin);
    if (request.method != "POST" || !fits) return new Response(null, { status: fits ? 405 : 403, headers });
    if (isTooMany?.(request)) return new Response(null, { status: 429, headers });
    const [, kind, language = ""] = KINDS.exec(await readBody(request, 64) ?? "") ?? [];
    if (!kind) return new Response(null, { status: 400, headers });
    try {
      await counter.count(kind, language);
      return new Response(null, { status: 204, headers });
    } catch (error) {
      onError?.(error);
      return new Response(null, { status: 503, headers });
    }
  }
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/rights")) return rights(request);
    if (pathname.endsWith("/count")) return count(request);
    return choices(request);
  };
}

const KEYS = "at,choices,code,event,expires,language,link,number,policy,policy_hash,previous,principal,received,schema,site,source,state,writer";
const splitNotes = (text) => text.match(/\S[\s\S]*?\n\n(?:— \S+ \S+\n)+/g) ?? [];
async function verify(lines, { verifier, anchors = "", receipts = [] } = {}) {
  const problems = [];
  const say = (kind, line, what, event = "") => void problems.push({ kind, line, event, what });
  const all = createTree();
  const bytes = createHash("sha256");
  let lineNumber = 0;
  let site = "";
  let key = verifier ?? "";
  let at = "";
  let entries = 0;
  let end;
  const policies = /* @__PURE__ */ new Map();
  const purged = /* @__PURE__ */ new Map();
  const writers = /* @__PURE__ */ new Map();
  const gaps = /* @__PURE__ */ new Map();
  const heads = /* @__PURE__ */ new Map();
  const days = [];
  const held = /* @__PURE__ */ new Map();
  const sizes = /* @__PURE__ */ new Map();
  let group;
  let current = "";
  for (const receipt of receipts) await takeReceipt(receipt);
  for await (const line of lines) {
    lineNumber++;
    if (end) {
      say("added", lineNumber, "There are lines after the end of the export.");
      break;
    }
    let value;
    try {
      value = JSON.parse(line);
      if (canonical(value) != line) throw line;
    } catch {
      say("altered", lineNumber, "This line is not as the log wrote it.");
      bytes.update(`${line}
`);
      continue;
    }
    if (lineNumber == 1) readHeader(value);
    else if (typeof value.policy == "string") readPolicy(value.policy);
    else if (typeof value.entry == "string") readEntry(value.entry, value.subject ?? "");
    else if (typeof value.checkpoint == "string") await readHead(value.checkpoint);
    else say("altered", lineNumber, "This line is none that a log writes.");
    if (!end) bytes.update(`${line}
`);
  }
  endGroup();
  checkDays();
  await checkAnchors();
  for (const [place, { entry }] of held) {
    const { writer, number, event } = JSON.parse(entry);
    if (Number(number) > (purged.get(writer)?.size ?? 0))
      say("removed", 0, `A visitor holds a proof of record ${place}, which is not in the export.`, event);
  }
  if (!end) say("removed", lineNumber, "The export has no signed end: lines at its end were removed.");
  const order = ({ line }) => line || Number.MAX_SAFE_INTEGER;
  problems.sort((a, b) => order(a) - order(b));
  return { entries, problems, limits: limits() };
  function readHeader({ export: kind, site: name, at: time, verifier: own }) {
    if (kind != "treize/1" || !name || !time || !own)
      return say("altered", 1, "The first line is not that of an export of this version.");
    site = name;
    at = time;
    if (verifier && verifier != own) say("altered", 1, "The export names another key than the one that you gave.");
    key ||= own;
  }
  function readPolicy(content) {
    try {
      const { policy } = JSON.parse(content);
      policies.set(sha256$1(content), policy.version);
    } catch {
      say("altered", lineNumber, "This policy is not as the log wrote it.");
    }
  }
  function readEntry(content, subject) {
    entries++;
    const leaf = hashLeaf(content);
    all.add(leaf);
    let entry;
    try {
      entry = JSON.parse(content);
      if (canonical(entry) != content || Object.keys(entry).sort().join() != KEYS) throw content;
    } catch {
      return say("altered", lineNumber, "This record is not as the log wrote it.");
    }
    const { event, writer, number, link, received, principal, site: own, policy, policy_hash: hash } = entry;
    const tell = (kind, what) => say(kind, lineNumber, what, event);
    if (own != site) tell("altered", `Record ${event} is of another site.`);
    if (subject && !isPrincipal(principal, subject)) tell("altered", `The visitor\u2019s id of record ${event} was altered.`);
    if (hash && policies.get(hash) != policy)
      tell("altered", `The policy that record ${event} is about is missing or was altered.`);
    let chain = writers.get(writer);
    if (!chain) {
      const before = purged.get(writer);
      chain = {
        number: before?.size ?? 0,
        link: before?.root ?? firstLink(site, writer),
        received: "",
        event: "",
        line: lineNumber
      };
      writers.set(writer, chain);
    } else if (current != writer) tell("reordered", `Record ${event} is not with the others of its chain.`);
    current = writer;
    const place = Number(number);
    if (place <= chain.number) {
      const gap = gaps.get(`${writer}/${place}`);
      if (gap)
        Object.assign(gap, {
          kind: "reordered",
          what: `Record ${event} (${writer}/${place}) stands in another place.`,
          event
        });
      else tell("added", `Record ${event} (${writer}/${place}) is there twice.`);
    } else {
      if (place > chain.number + 1) {
        tell("removed", `Record ${writer}/${chain.number + 1} is missing; the next one there is ${event}.`);
        const problem = problems.at(-1);
        for (let missing = chain.number + 1; missing < Math.min(place, chain.number + 1e3); missing++)
          gaps.set(`${writer}/${missing}`, problem);
      } else if (link != chain.link)
        say(
          "altered",
          chain.line,
          `Record ${chain.event || event} was altered: the one after it was linked to other bytes.`,
          chain.event || event
        );
      if (received < chain.received) tell("back-dated", `Record ${event} came after one that is dated later.`);
      Object.assign(chain, { number: place, link: leaf, received, event, line: lineNumber });
    }
    const day = received.slice(0, 10);
    if (received > at) tell("back-dated", `Record ${event} is dated later than the export.`);
    if (group?.writer != writer || group.day != day) {
      endGroup();
      group = { writer, day, tree: createTree(), event };
    }
    group.tree.add(leaf);
    const known = sizes.get(`${day}/${writer}`)?.get(group.tree.size());
    if (known && known != group.tree.root())
      tell("altered", `Up to record ${event}, the day ${day} is not what the log signed for a visitor.`);
    const proof = held.get(`${writer}/${place}`);
    if (proof) {
      held.delete(`${writer}/${place}`);
      if (proof.entry != content) tell("altered", `Record ${event} is not the one that a visitor holds a proof of.`);
    }
  }
  function endGroup() {
    if (group)
      say("unsigned", lineNumber, `The records of ${group.writer} on ${group.day} have no signed head.`, group.event);
    group = void 0;
  }
  async function readHead(note) {
    const head = await readCheckpoint(note, key);
    if (!head) return say("altered", lineNumber, "This head is not signed by the log\u2019s key, or was altered.");
    const { origin, size, root, more } = head;
    if (origin == originOf(site, "export")) return readEnd(head);
    const [day = "", writer] = origin.slice(site.length + 1).split("/");
    if (!origin.startsWith(`${site}/`)) return say("altered", lineNumber, "This head is of another log.");
    if (day == "purged" && writer) return void purged.set(writer, head);
    if (writer === void 0) return void days.push([day, note]);
    if (!heads.has(day)) heads.set(day, /* @__PURE__ */ new Map());
    heads.get(day)?.set(writer, note);
    if (group?.writer != writer || group.day != day) {
      const last = Number(more.find((one) => one.startsWith("last "))?.slice(5));
      if (!(last <= (purged.get(writer)?.size ?? 0)))
        say("removed", lineNumber, `The ${size} records of ${writer} on ${day} are missing.`);
      return;
    }
    const { tree, event } = group;
    group = void 0;
    const what = `of ${writer} on ${day}, which begin with ${event}`;
    if (size > tree.size()) say("removed", lineNumber, `${size - tree.size()} records ${what}, are missing.`, event);
    else if (size < tree.size())
      say("added", lineNumber, `${tree.size() - size} records ${what}, were added after that day was signed.`, event);
    else if (root != tree.root())
      say("altered", lineNumber, `One of the records ${what}, was altered and the chain written anew.`, event);
  }
  function readEnd(head) {
    endGroup();
    end = head;
    const { size, root, more } = head;
    if (size > all.size())
      say("removed", lineNumber, `The export was signed with ${size} records, and has ${all.size()}.`);
    else if (size < all.size())
      say("added", lineNumber, `The export was signed with ${size} records, and has ${all.size()}.`);
    else if (root != all.root())
      say("altered", lineNumber, "The records are not those that the export was signed with.");
    if (!more.includes(`time ${at}`)) say("back-dated", lineNumber, "The export is not of the time that it says.");
    if (!more.includes(`lines ${bytes.digest("hex")}`))
      say("altered", lineNumber, "The export\u2019s lines are not those that were signed.");
  }
  function checkDays() {
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
  async function checkAnchors() {
    const found = new Map(days);
    for (const note of splitNotes(anchors)) {
      const head = await readCheckpoint(note, key);
      const day = head?.origin.slice(site.length + 1) ?? "";
      if (!head?.origin.startsWith(`${site}/`)) say("altered", 0, "An anchor is not signed by the log\u2019s key.");
      else if (!found.has(day)) say("removed", 0, `The day ${day} was anchored, and has no head in the export.`);
      else if (found.get(day) != note)
        say("altered", 0, `The day ${day} is not as it was anchored: its records were written anew afterwards.`);
    }
  }
  async function takeReceipt({ entry, index, path, checkpoint, verifier: own }) {
    const { writer, number, event, received } = JSON.parse(entry);
    const head = await readCheckpoint(checkpoint, verifier ?? own);
    const day = received.slice(0, 10);
    if (!head || rootFrom(hashLeaf(entry), index, head.size, path) != head.root)
      return say("altered", 0, `A visitor\u2019s proof of record ${event} does not lead to what the log signed.`, event);
    held.set(`${writer}/${number}`, { entry, index, path, checkpoint, verifier: own });
    const place = `${day}/${writer}`;
    if (!sizes.has(place)) sizes.set(place, /* @__PURE__ */ new Map());
    sizes.get(place)?.set(head.size, head.root);
  }
  function limits() {
    const found = [];
    if (!verifier)
      found.push(
        "No key was given, so the export was checked with the key that it names itself: compare that key with one that others keep."
      );
    const last = splitNotes(anchors).length;
    if (!last)
      found.push(
        "No anchors were given: who has the log\u2019s key could have written the whole log anew and signed it again, and this check would not see it."
      );
    else found.push("What came after the last anchor could have been written anew by who has the log\u2019s key.");
    if (purged.size)
      found.push(
        "Records that are past the time that they are kept for were purged; of them only the heads can be checked."
      );
    found.push(
      "The time of a choice is what the visitor\u2019s clock said; that a person made it cannot be proved by any log."
    );
    return found;
  }
}

async function openStore(name, { durability, onError } = {}) {
  if (/^postgres(ql)?:\/\//.test(name)) return (await import('./log/postgres.js')).postgresStore(name, { onError });
  return (await import('./log/pglite.js')).pgliteStore(name, { durability });
}
async function readKey(file) {
  const found = await readFile(file, "utf8").catch((error) => {
    if (error.code != "ENOENT") throw error;
  });
  if (found !== void 0) return found.trim();
  const key = await createKey();
  await mkdir(dirname(resolve(file)), { recursive: true });
  try {
    await writeFile(file, `${key}
`, { mode: 384, flag: "wx" });
    return key;
  } catch (error) {
    if (error.code != "EEXIST") throw error;
    return (await readFile(file, "utf8")).trim();
  }
}
const hashFile = async (file) => `sha384-${createHash("sha384").update(await readFile(file)).digest("base64")}`;
async function appendAnchors(log, file) {
  const notes = await log.anchor();
  if (!file) return notes;
  const text = await readFile(file, "utf8").catch(() => "");
  const missing = notes.filter((note) => !text.includes(note));
  if (!missing.length) return [];
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeFile(file, missing.map((note) => `${note}
`).join(""), { flag: "a" });
  return missing;
}
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
  const addresses = /* @__PURE__ */ new WeakMap();
  const answer = answerLog(policy, {
    log,
    origins: options.origins,
    isTooMany: (request) => isOver(addresses.get(request) ?? ""),
    onError
  });
  const server = serve({
    port,
    hostname: host,
    overrideGlobalObjects: false,
    serverOptions: { requestTimeout: 1e4, headersTimeout: 5e3, maxHeaderSize: 16384 },
    fetch(request, { incoming }) {
      const forwarded = proxy ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : void 0;
      addresses.set(request, forwarded ?? incoming.socket?.remoteAddress ?? "");
      return answer(request);
    }
  });
  await new Promise((done, fail) => {
    server.once("listening", done);
    server.once("error", fail);
  });
  const close = () => appendAnchors(log, anchorFile).then(() => {
  }, onError);
  await close();
  const timer = setInterval(close, HOUR);
  timer.unref();
  const { port: bound } = server.address();
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    log,
    async close() {
      clearInterval(timer);
      await new Promise((done) => server.close(done));
      await log.close();
    }
  };
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
  await mkdir(join$1(path, "texts"), { recursive: true });
  const files = [
    ["policy.json", `${JSON.stringify(policy, null, 2)}
`],
    [basename(codeFile), code],
    ...Object.entries(texts).map(([language, words]) => [
      `texts/${language}.json`,
      `${JSON.stringify(words, null, 2)}
`
    ])
  ];
  for (const [name, content] of files) await writeFile(join$1(path, name), content);
  const pictures = screenshots ? (await readdir(screenshots)).filter((name) => /\.(png|jpe?g|webp)$/i.test(name)) : [];
  if (pictures.length) await mkdir(join$1(path, "screenshots"), { recursive: true });
  for (const name of pictures) {
    await copyFile(join$1(screenshots, name), join$1(path, "screenshots", name));
    files.push([`screenshots/${name}`, await readFile(join$1(path, "screenshots", name))]);
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

export { answerLog, appendAnchors, consentLog, createKey, hashFile, openStore, readKey, serveLog, verify, writeEvidence };

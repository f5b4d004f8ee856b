import { readFile, readlink, open, link, unlink, stat, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { c as codeOf } from '../shared/error-code.js';
import { setTimeout } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

const held = /* @__PURE__ */ new Set();
async function readSelf() {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  const namespace = await readlink("/proc/self/ns/pid").catch(() => "");
  const host = hostname();
  return {
    pid: process.pid,
    start: await readStart(process.pid),
    host,
    space: boot && namespace ? `${boot.trim()} ${namespace}` : host,
    token: randomUUID()
  };
}
function readOwner(text) {
  try {
    const { pid, start, host, space, token } = JSON.parse(text);
    return { pid: Number(pid), start: `${start}`, host: `${host}`, space: `${space}`, token: `${token}` };
  } catch {
    return void 0;
  }
}
async function isAlive({ pid, start, token }) {
  if (!(pid > 0)) return false;
  const now = await readStart(pid);
  if (start && now) return start == now;
  if (pid == process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) == "EPERM";
  }
}
async function readStart(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

const BEAT = { every: 3e3, fresh: 6e4 };
async function takeLock(folder, beat = BEAT) {
  const path = join(folder, "treize.lock");
  const self = await readSelf();
  const own = `${path}.${self.token}`;
  const file = await open(own, "wx");
  let isTaken = false;
  try {
    await file.writeFile(JSON.stringify(self));
    for (; ; )
      try {
        await link(own, path);
        isTaken = true;
        return hold(path, file, self, beat);
      } catch (error) {
        if (codeOf(error) != "EEXIST") throw error;
        const text = await readFile(path, "utf8").catch(() => "");
        const owner = readOwner(text);
        if (await isHeld(path, owner, self, beat))
          throw new Error(
            `[treize] Process ${owner?.pid} uses the log ${folder} on ${owner?.host}: end it first. Two at once would lose records.`
          );
        await remove(path, text, own, self, beat);
      }
  } finally {
    if (!isTaken) await file.close();
    await unlink(own).catch(() => {
    });
  }
}
function hold(path, file, { token }, { every }) {
  held.add(token);
  const timer = setInterval(() => {
    const now = /* @__PURE__ */ new Date();
    file.utimes(now, now).catch(() => {
    });
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    held.delete(token);
    await file.close();
    if (readOwner(await readFile(path, "utf8").catch(() => ""))?.token == token) await unlink(path).catch(() => {
    });
  };
}
async function isHeld(path, owner, self, beat) {
  if (owner?.space == self.space) return isAlive(owner);
  const touched = async () => (await stat(path).catch(() => void 0))?.mtimeMs;
  const first = await touched();
  if (first === void 0) return false;
  if (owner) console.warn(`[treize] Waits for process ${owner.pid} of ${owner.host}, which may use ${path} still.`);
  for (const end = Date.now() + beat.fresh; Date.now() < end; ) {
    await setTimeout(beat.every / 2);
    const now = await touched();
    if (now !== first) return now !== void 0;
  }
  return false;
}
async function remove(path, text, own, self, beat) {
  const turn = `${path}.turn`;
  try {
    await link(own, turn);
  } catch (error) {
    if (codeOf(error) != "EEXIST") throw error;
    await setTimeout(10);
    const other = await readFile(turn, "utf8").catch(() => "");
    if (other && !await isHeld(turn, readOwner(other), self, beat)) await unlink(turn).catch(() => {
    });
    return;
  }
  if (await readFile(path, "utf8").catch(() => "") == text) await unlink(path).catch(() => {
  });
  await unlink(turn);
}

const CHECKPOINT = 2e3;
async function pgliteStore(folder, { durability = "disk" } = {}) {
  const path = resolve(folder);
  await mkdir(path, { recursive: true });
  const unlock = await takeLock(path);
  let database;
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    database = await PGlite.create(path);
  } catch (error) {
    await unlock();
    throw error;
  }
  const rowsOf = (client) => async (text, values) => (await client.query(text, values)).rows;
  const query = rowsOf(database);
  let segment = "";
  let batches = 0;
  async function checkpoint() {
    batches = 0;
    if (durability == "disk") await flushFolder(path);
    await query("checkpoint");
    if (durability == "disk") await flushFolder(path);
  }
  return {
    query,
    exclusive: true,
    partitioned: false,
    transaction: (run) => database.transaction((transaction) => run(rowsOf(transaction))),
    async flush() {
      if (++batches >= CHECKPOINT) await checkpoint();
      if (durability != "disk") return;
      const [found] = await query("select pg_walfile_name(pg_current_wal_lsn()) as name");
      const name = found?.name ?? "";
      for (const one of /* @__PURE__ */ new Set([segment || name, name])) await flushFile(join(path, "pg_wal", one));
      segment = name;
    },
    async tidy() {
      await query("vacuum analyze treize_entries");
      await checkpoint();
    },
    async close() {
      await database.close();
      if (durability == "disk") await flushFolder(path);
      await unlock();
    }
  };
}
async function flushFile(path) {
  const file = await open(path, "r+").catch((error) => {
    if (codeOf(error) != "ENOENT") throw error;
  });
  try {
    await file?.datasync();
  } finally {
    await file?.close();
  }
}
async function flushFolder(path) {
  for (const folder of ["base", "global", "pg_xact", "pg_wal", "."])
    for (const one of await readdir(join(path, folder), { withFileTypes: true, recursive: folder == "base" }))
      if (one.isFile()) await flushFile(join(one.parentPath ?? one.path, one.name));
}

export { pgliteStore };

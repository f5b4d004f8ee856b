import { writeFile, link, unlink, readFile, mkdir, readdir, open } from 'node:fs/promises';
import { resolve, dirname, join } from 'node:path';
import { c as codeOf } from '../shared/error-code.js';

const held = /* @__PURE__ */ new Set();
async function takeLock(path) {
  const own = `${path}.${process.pid}`;
  await writeFile(own, `${process.pid} ${await readStart(process.pid) ?? ""}`);
  try {
    for (; ; )
      try {
        await link(own, path);
        held.add(path);
        return async () => {
          held.delete(path);
          await unlink(path).catch(() => {
          });
        };
      } catch (error) {
        if (codeOf(error) != "EEXIST") throw error;
        const [pid = 0, start] = (await readFile(path, "utf8").catch(() => "")).split(" ");
        if (await isHolder(Number(pid), start, path))
          throw new Error(
            `[treize] Process ${pid} uses the log ${path.replace(/\.lock$/, "")}: end it first. Two at once would lose records.`
          );
        await unlink(path).catch(() => {
        });
      }
  } finally {
    await unlink(own).catch(() => {
    });
  }
}
async function isHolder(pid, start, path) {
  if (!pid) return false;
  if (pid == process.pid) return held.has(path);
  const now = await readStart(pid);
  if (start && now) return start == now;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) == "EPERM";
  }
}
async function readStart(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

const CHECKPOINT = 2e3;
async function pgliteStore(folder, { durability = "disk" } = {}) {
  const path = resolve(folder);
  await mkdir(dirname(path), { recursive: true });
  const unlock = await takeLock(`${path}.lock`);
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
  const file = await open(path, "r+").catch(() => void 0);
  await file?.datasync();
  await file?.close();
}
async function flushFolder(path) {
  for (const folder of ["base", "global", "pg_xact", "pg_wal", "."])
    for (const one of await readdir(join(path, folder), { withFileTypes: true, recursive: folder == "base" }))
      if (one.isFile()) await flushFile(join(one.parentPath ?? one.path, one.name));
}

export { pgliteStore };

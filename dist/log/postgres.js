async function postgresStore(url, { partitions = true, onError } = {}) {
  const { Pool } = await import('pg').then((module) => module.default ?? module);
  const pool = typeof url == "string" ? new Pool({ connectionString: url, max: 4 }) : url;
  pool.on("error", (error) => onError?.(error));
  const query = async (text, values) => (await pool.query(text, values)).rows;
  return {
    query,
    exclusive: false,
    partitioned: partitions,
    async transaction(run) {
      const client = await pool.connect();
      let broken;
      const listen = (error) => onError?.(error);
      client.on("error", listen);
      try {
        await client.query("begin");
        const result = await run(async (text, values) => (await client.query(text, values)).rows);
        await client.query("commit");
        return result;
      } catch (error) {
        broken = error instanceof Error ? error : new Error(String(error));
        await client.query("rollback").then(
          () => broken = void 0,
          () => {
          }
        );
        throw error;
      } finally {
        client.release(broken);
        if (!broken) client.off("error", listen);
      }
    },
    // The server flushes at each commit itself.
    async flush() {
    },
    async tidy() {
      await query("analyze treize_entries");
    },
    close: () => pool.end()
  };
}

export { postgresStore };

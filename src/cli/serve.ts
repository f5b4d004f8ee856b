import { resolve } from 'node:path'
import { loadLog, logOptions, readPolicy, readSite, storeOf, textOf } from './load-log'
import { split } from './split'
import { UsageError, type Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    logOptions(command.argument('[policy]', 'the policy', 'policy.json'))
      .option('-p, --port <port>', 'the port', process.env.PORT ?? '8013')
      .option('--host <host>', 'the address to listen at', '127.0.0.1')
      .option('--code <file>', 'the treize.js that the site serves: its hash goes into each record')
      .option('--anchors <file>', 'where each day’s signed head is appended')
      .option('--origins <list>', 'origins of pages that send choices, with commas')
      .option('--durability <word>', 'disk or process', 'disk')
      .option('--keep <time>', 'how long a record is kept once its choice is over', '5 years')
      .option('--proxy', 'believe the last address in X-Forwarded-For'),

  async run(call) {
    const { options, terminal } = call
    const { durability } = options
    if (durability != 'disk' && durability != 'process')
      throw new UsageError(`--durability is "${durability}": write disk or process`)
    const path = (option: string | boolean | undefined) => {
      const text = textOf(option)
      return text === undefined ? undefined : resolve(terminal.folder, text)
    }
    const { serveLog } = await loadLog()
    const { url, log, close } = await serveLog({
      policy: readPolicy(call),
      site: readSite(call),
      store: storeOf(call),
      keyFile: path(options.key),
      codeFile: path(options.code),
      anchorFile: path(options.anchors),
      port: Number(options.port),
      host: textOf(options.host),
      origins: split(options.origins),
      durability,
      keep: textOf(options.keep),
      proxy: !!options.proxy,
    })
    process.stderr.write(
      `The log listens at ${url}. Its public key, to be kept where others see it:\n${log.verifier}\n`,
    )
    await new Promise((done) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, done)
    })
    await close()
    return { code: 0, json: { url, verifier: log.verifier }, text: '' }
  },
}

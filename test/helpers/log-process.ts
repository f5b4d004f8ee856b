// Serves a log in a process of its own, which a test may kill: prints its address, or what keeps it from starting.
import { serveLog } from '../../src/log/serve'

const [store = '', durability] = process.argv.slice(2)
const policy = {
  policy: { version: '1' },
  consent: { endpoint: '/consent' },
  categories: { essential: { essential: true }, analytics: {}, marketing: {} },
}
try {
  const { url } = await serveLog({
    policy,
    site: 'www.site.example',
    store,
    durability: durability as 'disk' | 'process',
    keyFile: `${process.argv[4]}`,
    proxy: true,
    onError: () => {},
  })
  console.log(url)
  // A benchmark asks what it has used.
  process.on('message', () => process.send?.(process.cpuUsage()))
  process.on('disconnect', () => process.exit())
} catch (error) {
  console.log((error as Error).message)
  process.exit(1)
}

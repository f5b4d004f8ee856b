import { type ChildProcess, spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'

/** Starts a program that ends with us, whatever ends us. */
export function startProgram(program: string, args: string[], env: NodeJS.ProcessEnv, stdout: 'pipe' | 'ignore') {
  const child: ChildProcess = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, 'ignore'],
  })
  const kill = () => void child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return { child, kill }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

export interface WebDriver {
  send(method: string, path: string, body?: object): Promise<unknown>
  close(): Promise<void>
}

/** Starts a W3C WebDriver and one session in it; `send` speaks to the session. <https://www.w3.org/TR/webdriver2/> */
export async function startWebDriver(program: string, env: NodeJS.ProcessEnv, tries = 3): Promise<WebDriver> {
  const port = await freePort()
  const { kill } = startProgram(program, [`--port=${port}`], env, 'ignore')

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      // A browser that hangs should be told by what it was asked, not by the end of the test's time.
      signal: AbortSignal.timeout(15_000),
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null }
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`)
    return value
  }

  async function listening() {
    for (let left = 100; left; left--)
      try {
        return await ask('GET', '/status')
      } catch {
        // It does not listen yet; if it never does, the session says so.
        await new Promise((done) => setTimeout(done, 50))
      }
  }

  try {
    await listening()
    const opened = await ask('POST', '/session', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })
    const session = `/session/${(opened as { sessionId: string }).sessionId}`
    return {
      send: (method: string, path: string, body?: object) => ask(method, session + path, body),
      async close() {
        await ask('DELETE', session).catch(() => 'The browser is gone already.')
        kill()
      },
    }
  } catch (error) {
    // On a busy machine WebKit's driver and its browser now and then miss each other, and both wait for ever.
    kill()
    if (tries > 1) return startWebDriver(program, env, tries - 1)
    throw error
  }
}

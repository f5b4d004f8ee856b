import { Consented } from 'treize/react'
import type policy from '../policy.json'
import { Status } from './status'

export default function Page() {
  return (
    <main>
      <h1>Treize with Next.js</h1>
      <Status />
      <Consented<typeof policy> to="media" fallback={<p>The film is shown once you allow films.</p>}>
        <iframe src="/film.html" title="Our film" width="480" height="270" />
      </Consented>
    </main>
  )
}

import { resolve } from 'node:path'

const OF_PREACT = /\bdocument\b|\w+\.ownerDocument\|\|document/g

/** Makes preact take a document whose members no element of the page shadows (src/page/own-members.ts). */
export const ownDocument = {
  name: 'own document',
  transform(code, id) {
    if (!/[\\/]preact\.mjs$/.test(id)) return null
    if (code.match(OF_PREACT)?.length != 1) this.error('preact makes its elements in another way')
    const own = JSON.stringify(resolve('src/page/own-members.ts'))
    return { code: `import { document } from ${own};${code.replace(OF_PREACT, 'document')}`, map: null }
  },
}

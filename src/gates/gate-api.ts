import type { GatedCookies } from '../consent/types'

/** Runs every method of js-cookie, also of the copies that `withAttributes` makes, in the name of a category. */
export function gateApi(api: GatedCookies, as: (run: () => unknown) => unknown): GatedCookies {
  return new Proxy(api, {
    get(target, key) {
      const method = Reflect.get(target, key) as unknown
      if (typeof method != 'function') return method
      return (...args: unknown[]) => {
        const run = () => method.apply(target, args) as unknown
        return String(key).startsWith('with') ? gateApi(run() as GatedCookies, as) : as(run)
      }
    },
  })
}

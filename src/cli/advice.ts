import { findService } from './read-catalogue'

/** What the owner should know of a service beside its declaration, one sentence a line. */
export function adviseOn(service: string): string[] {
  const { label, mayBeEssential, signal } = findService(service)
  return [
    ...(mayBeEssential
      ? [
          `${label} may be essential: ${mayBeEssential.en.toLowerCase()}. If it is so: npx treize add ${service} --category essential`,
        ]
      : []),
    ...(signal ? [`${label} hears of each choice if your page calls ${signal.is} of ${signal.module}`] : []),
  ]
}

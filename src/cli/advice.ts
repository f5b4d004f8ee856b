import { findService } from './read-catalogue'

/** What the owner should know of a service beside its declaration, one sentence a line. */
export function adviseOn(service: string): string[] {
  const { label, mayBeEssential, signal, forget, category } = findService(service)
  return [
    ...(mayBeEssential
      ? [
          `${label} may be essential: ${mayBeEssential.en.toLowerCase()}. If it is so: npx treize add ${service} --category essential`,
        ]
      : []),
    ...(signal ? [`${label} hears of each choice if your page calls ${signal.is} of ${signal.module}`] : []),
    ...(forget
      ? [
          `${label} forgets a visitor who takes a yes back if your page says: treize.on('revoke', ({ denied }) => denied.includes('${category}/${service}') && window.${forget.is})`,
        ]
      : []),
  ]
}

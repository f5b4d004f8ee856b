import { findService } from './read-catalogue'

/** What the owner should know of a service beside its declaration, one sentence a line. */
export function adviseOn(service: string, place = `${findService(service).category}/${service}`): string[] {
  const { label, mayBeEssential, signal, forget } = findService(service)
  // The page may not have run the tool.
  const call = forget?.is.replace(/[.(]/, (sign) => (sign == '.' ? '?.' : '?.('))
  return [
    ...(mayBeEssential
      ? [
          `${label} may be essential: ${mayBeEssential.en.toLowerCase()}. If it is so: npx treize add ${service} --category essential`,
        ]
      : []),
    ...(signal ? [`${label} hears of each choice if your page calls ${signal.is} of ${signal.module}`] : []),
    ...(call
      ? [
          `${label} forgets a visitor who takes a yes back if your page says: treize.on('revoke', ({ denied }) => denied.includes('${place}') && window.${call})`,
        ]
      : []),
  ]
}

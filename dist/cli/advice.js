import { f as findService } from './read-catalogue.js';

function adviseOn(service, place = `${findService(service).category}/${service}`) {
  const { label, mayBeEssential, signal, forget } = findService(service);
  const call = forget?.is.replace(/[.(]/, (sign) => sign == "." ? "?." : "?.(");
  return [
    ...mayBeEssential ? [
      `${label} may be essential: ${mayBeEssential.en.toLowerCase()}. If it is so: npx treize add ${service} --category essential`
    ] : [],
    ...signal ? [`${label} hears of each choice if your page calls ${signal.is} of ${signal.module}`] : [],
    ...call ? [
      `${label} forgets a visitor who takes a yes back if your page says: treize.on('revoke', ({ denied }) => denied.includes('${place}') && window.${call})`
    ] : []
  ];
}

export { adviseOn as a };

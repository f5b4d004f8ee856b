import { f as findService } from './read-catalogue.js';

function adviseOn(service) {
  const { label, mayBeEssential, signal, forget, category } = findService(service);
  return [
    ...mayBeEssential ? [
      `${label} may be essential: ${mayBeEssential.en.toLowerCase()}. If it is so: npx treize add ${service} --category essential`
    ] : [],
    ...signal ? [`${label} hears of each choice if your page calls ${signal.is} of ${signal.module}`] : [],
    ...forget ? [
      `${label} forgets a visitor who takes a yes back if your page says: treize.on('revoke', ({ denied }) => denied.includes('${category}/${service}') && window.${forget.is})`
    ] : []
  ];
}

export { adviseOn as a };

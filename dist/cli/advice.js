import { f as findService } from './read-catalogue.js';

function adviseOn(service) {
  const { label, mayBeEssential, signal } = findService(service);
  return [
    ...mayBeEssential ? [
      `${label} may be essential: ${mayBeEssential.en.toLowerCase()}. If it is so: npx treize add ${service} --category essential`
    ] : [],
    ...signal ? [`${label} hears of each choice if your page calls ${signal.is} of ${signal.module}`] : []
  ];
}

export { adviseOn as a };

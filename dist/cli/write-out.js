import { d as declareService } from './declare-service.js';
import { f as findService } from './read-catalogue.js';

function writeOutService({ use, ...own }, languages) {
  if (use === void 0) return own;
  const full = { ...declareService(findService(use), languages) };
  for (const [key, value] of Object.entries(own))
    full[key] = Array.isArray(value) && Array.isArray(full[key]) ? [...full[key], ...value] : value;
  return full;
}
function writeOut(policy, languages) {
  const categories = Object.entries(policy.categories).map(([key, category]) => [
    key,
    {
      ...category,
      ...category.services && {
        services: Object.fromEntries(
          Object.entries(category.services).map(([inner, service]) => [inner, writeOutService(service, languages)])
        )
      }
    }
  ]);
  return { ...policy, categories: Object.fromEntries(categories) };
}

export { writeOut as a, writeOutService as w };

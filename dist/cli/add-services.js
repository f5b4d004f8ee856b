import { d as declareService } from './declare-service.js';
import { n as newCategory } from './categories.js';
import { a as addMember } from './edit-json.js';
import { f as findService } from './read-catalogue.js';
import { U as UsageError } from './verb.js';

function placesOfService({ categories }, service) {
  return Object.entries(categories).flatMap(
    ([key, { services = {} }]) => Object.hasOwn(services, service) ? [`${key}/${service}`] : []
  );
}
function addService(text, name, languages, category) {
  const entry = findService(name);
  const policy = JSON.parse(text);
  const [place] = placesOfService(policy, name);
  if (place)
    throw new UsageError(`"${name}" is in the policy already, at ${place}: take it out with npx treize remove ${name}`);
  const key = category ?? entry.category;
  if (!/^[a-z\d][\w.-]{0,63}$/i.test(key))
    throw new UsageError(`"${key}" is no key of a category: write letters, digits, ".", "_" and "-"`);
  const service = declareService(entry, languages);
  const at = ["categories", key];
  const given = Object.hasOwn(policy.categories, key) ? policy.categories[key] : void 0;
  const written = !given ? addMember(text, ["categories"], key, { ...newCategory(key, languages), services: { [name]: service } }) : given.services ? addMember(text, [...at, "services"], name, service) : addMember(text, at, "services", { [name]: service });
  return [written, `${key}/${name}`];
}

export { addService as a, placesOfService as p };

/**
 * What is switched on once one switch is flipped: a category speaks for its services, and all of its services together
 * speak for it.
 *
 * @param draft the names that are on.
 * @param names all that is asked about.
 */
export function flip(
  draft: ReadonlySet<string>,
  names: readonly string[],
  category: string,
  service: string | undefined,
  on: boolean,
): Set<string> {
  const flipped = new Set(draft)
  const set = (name: string) => (on ? flipped.add(name) : flipped.delete(name))
  const services = names.filter((name) => name.startsWith(`${category}/`))
  if (service) {
    set(`${category}/${service}`)
    if (services.every((name) => flipped.has(name) == on)) set(category)
  } else for (const name of [category, ...services]) set(name)
  return flipped
}

import { h } from 'preact'
import type { Category, Service } from '../policy/policy'
import type { Amounts } from './amounts'
import { joinNames } from '../policy/join-names'
import { Names } from './names'
import { Row } from './row'
import { ServiceRow } from './service-row'

/** As many services as a group shows at once; of more it shows so many names until it is opened. */
const FEW = 4

interface CategoryGroupProps {
  words: Amounts
  category: string
  item: Category
  /** Those of its services that are to be shown. */
  services: readonly (readonly [string, Service])[]
  /** Shown open: as the answer to a search, or to a wish to see all partners. */
  open: boolean
  on(name: string): boolean
  onSwitch(category: string, service: string | undefined, on: boolean): void
}

/** A category under its heading, with one switch; its services are one step further, unless there is only one. */
export function CategoryGroup({ words, category, item, services, open, on, onSwitch }: CategoryGroupProps) {
  const all = Object.entries<Service>(item.services ?? {})
  const [single] = all.length == 1 ? all : []
  const labels = all.slice(0, FEW).map(([key, service]) => words.label(`${category}/${key}`, service))
  if (all.length > FEW) labels.push('…')
  return (
    <div class="group" part="category">
      <Row
        heading
        words={words}
        category={category}
        service={single?.[0]}
        item={item}
        on={on(category)}
        hidden={item.essential}
        onSwitch={onSwitch}
      >
        <small>{words.texts.always}</small>
      </Row>
      <Names words={words} items={single ? [item, single[1]] : [item]} />
      {!single && all.length > 0 && (
        <details open={open || all.length <= FEW}>
          <summary>
            <bdi>{joinNames(...labels)}</bdi>
          </summary>
          {services.map(([key, service]) => (
            <ServiceRow
              key={key}
              words={words}
              category={category}
              service={key}
              item={service}
              on={on(`${category}/${key}`)}
              essential={item.essential}
              onSwitch={onSwitch}
            />
          ))}
        </details>
      )}
    </div>
  )
}

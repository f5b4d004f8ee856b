import { type ComponentChildren, h } from 'preact'
import type { Category, Service } from '../policy/policy'
import type { Words } from './words'

interface RowProps {
  words: Words
  category: string
  /** Under a heading, the only one of its category. */
  service?: string | undefined
  item: Category | Service
  on: boolean
  /** Without a switch: what is essential has none. */
  hidden: boolean | undefined
  /** The heading's level; a service has none. */
  heading?: boolean
  onSwitch(category: string, service: string | undefined, on: boolean): void
  children?: ComponentChildren
}

/** A label, its reason, and a switch that the label names and the reason describes. */
export function Row({ words, category, service, item, on, hidden, heading, onSwitch, children }: RowProps) {
  const name = heading || !service ? category : `${category}/${service}`
  const id = `${category}/${heading ? '' : service}`
  const why = words.why(name, item)
  const single = heading && service ? (item as Category).services?.[service] : undefined
  const label = (
    <label for={id}>
      <bdi>{words.label(name, item)}</bdi>
    </label>
  )
  return (
    <div class="row" part="row">
      <div>
        {heading ? <h3>{label}</h3> : label}
        {why && (
          <small id={`${id}?`}>
            <bdi>{why}</bdi>
          </small>
        )}
        {single && (
          <small>
            <bdi>
              {[words.label(`${category}/${service}`, single), words.of(single.why)].filter(Boolean).join(' – ')}
            </bdi>
          </small>
        )}
      </div>
      {hidden ? (
        children
      ) : (
        <input
          type="checkbox"
          role="switch"
          part="switch"
          data-treize="switch"
          id={id}
          aria-describedby={why && `${id}?`}
          data-category={category}
          data-service={service}
          checked={on}
          onChange={({ currentTarget }) => onSwitch(category, heading ? undefined : service, currentTarget.checked)}
        />
      )}
    </div>
  )
}

import { Component, h } from 'preact'
import type { Category, Service } from '../policy/policy'
import type { Amounts } from './amounts'
import { Names } from './names'
import { Row } from './row'

export interface ServiceRowProps {
  words: Amounts
  category: string
  service: string
  item: Service
  on: boolean
  essential: Category['essential']
  onSwitch(category: string, service: string | undefined, on: boolean): void
}

/** A service inside its category: what for, its switch, and what it stores for how long. */
export class ServiceRow extends Component<ServiceRowProps> {
  // There may be a thousand, of which a choice changes one.
  override shouldComponentUpdate({ on }: ServiceRowProps) {
    return on != this.props.on
  }

  render() {
    const { words, category, service, item, on, essential, onSwitch } = this.props
    return (
      <div class="service">
        <Row
          words={words}
          category={category}
          service={service}
          item={item}
          on={on}
          hidden={essential}
          onSwitch={onSwitch}
        />
        <Names words={words} items={[item]} />
      </div>
    )
  }
}

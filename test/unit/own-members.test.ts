import { describe, expect, it } from 'vitest'
import { ownMembers } from '../../src/page/own-members'

class Kind {
  #text = 'text'
  get text() {
    return this.#text
  }
  set text(text) {
    this.#text = text
  }
  self() {
    return this
  }
}

describe('the own members of an object', () => {
  it('are those of its kind, though something stands before them', () => {
    const object = Object.defineProperties(new Kind(), { text: { value: 'other' }, self: { value: 'other' } })
    const own = ownMembers(object)
    expect(own.text).toBe('text')
    expect(own.self()).toBe(object)
    own.text = 'changed'
    expect([own.text, object.text]).toEqual(['changed', 'other'])
  })

  it('are its own where its kind has none of that name', () => {
    expect(ownMembers(Object.assign(new Kind(), { more: 1 })).more).toBe(1)
  })
})

// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { describeElement, findElements, readCaller } from '../../../src/inspect/asked-by'

const ORIGIN = 'https://shop.example'

describe('who asked', () => {
  it('is the nearest script that is not ours, in the stacks of Chromium', () => {
    const stack = `Error
    at note (https://shop.example/treize.inspect.js:1:200)
    at Object.apply (https://shop.example/lib/treize.js:1:5)
    at send (https://shop.example/js/shop.js?v=2:12:34)
    at https://shop.example/other.js:1:1`
    expect(readCaller(stack, ORIGIN)).toBe('/js/shop.js:12')
  })
  it('is it in the stacks of Firefox and Safari too', () => {
    expect(readCaller('note@https://shop.example/treize.js:1:2\nsend@https://cdn.example/a.js:7:1', ORIGIN)).toBe(
      'https://cdn.example/a.js:7',
    )
  })
  it('is nobody where only ours stand there', () => {
    expect(readCaller('note@https://shop.example/treize.more.js:1:2', ORIGIN)).toBeUndefined()
    expect(readCaller(undefined, ORIGIN)).toBeUndefined()
  })
  it('is an element of the page', () => {
    document.body.innerHTML = '<img class="pixel one" src="https://ads.example/p.gif?x=1">'
    expect(findElements(document, 'https://ads.example/p.gif')).toEqual(['<img class="pixel one">'])
    expect(describeElement(Object.assign(document.createElement('iframe'), { title: 'Map' }))).toBe(
      '<iframe title="Map">',
    )
  })
})

import { expect, it } from 'vitest'
import { createLateness } from '../../src/gates/requests/lateness'

function clock() {
  let time = 1000
  const lateness = createLateness(() => time)
  return { lateness, pass: (milliseconds: number) => void (time += milliseconds) }
}

it('tells the first refusals at once and each later round of a loop later, up to some seconds', () => {
  const { lateness, pass } = clock()
  const told = Array.from({ length: 18 }, (_, index) => {
    const late = lateness.of(`https://a${index}.px.example/p?${index}`)
    pass(late)
    return late
  })
  expect(told).toEqual([0, 0, 0, 0, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 4096, 4096, 4096, 4096])
})

it('tells what is asked meanwhile together, and does not count it as trying again', () => {
  const { lateness, pass } = clock()
  for (let round = 0; round < 8; round++) pass(lateness.of('https://px.example/'))
  const first = lateness.of('https://px.example/')
  pass(10)
  expect(lateness.of('https://px.example/other')).toBe(first - 10)
})

it('forgets a site that paused, knows sites apart, and forgets all of them after a choice', () => {
  const { lateness, pass } = clock()
  const loop = () => {
    for (let round = 0; round < 9; round++) pass(lateness.of('wss://px.example/'))
  }
  loop()
  expect(lateness.of('https://px.example/')).toBeGreaterThan(0)
  expect(lateness.of('https://other.example/')).toBe(0)
  pass(5000)
  expect(lateness.of('https://px.example/')).toBe(0)
  loop()
  lateness.forget()
  expect(lateness.of('https://px.example/')).toBe(0)
})

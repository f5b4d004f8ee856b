import type { IncomingMessage } from 'node:http'
import { expect, it, vi } from 'vitest'
import { createReadAddress } from '../../../src/log/read-address'

const from = (headers: IncomingMessage['headers'] = {}) =>
  ({ headers, socket: { remoteAddress: '127.0.0.1' } }) as unknown as IncomingMessage

it('takes each visitor behind the owner’s proxy for one of their own', () => {
  const warn = vi.fn()
  const read = createReadAddress(true, warn)
  // What a visitor writes comes before what the proxy writes.
  expect(read(from({ 'x-forwarded-for': '10.9.9.9, 10.0.0.1' }))).toBe('10.0.0.1')
  expect(read(from())).toBe('127.0.0.1')
  expect(warn).not.toHaveBeenCalled()
})

it.each([{ 'x-forwarded-for': '10.0.0.1' }, { forwarded: 'for=10.0.0.1' }])(
  'believes no header without --proxy, and warns once of %o',
  (headers) => {
    const warn = vi.fn()
    const read = createReadAddress(false, warn)
    expect(read(from())).toBe('127.0.0.1')
    expect(warn).not.toHaveBeenCalled()
    for (let count = 0; count < 3; count++) expect(read(from(headers))).toBe('127.0.0.1')
    expect(warn.mock.calls).toEqual([[expect.stringContaining('If the proxy is yours, set --proxy')]])
  },
)

/** A random UUID, version 4 (RFC 9562 §5.4), also on pages without https, where `randomUUID` is missing. */
export function createId(): string {
  const [...bytes] = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] as number) & 15) | 64
  bytes[8] = ((bytes[8] as number) & 63) | 128
  return bytes
    .map((byte) => (byte + 256).toString(16).slice(1))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

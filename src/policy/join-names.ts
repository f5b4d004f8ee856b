import { isMirrored, isolate } from './isolate'

/** As many names as there are, as a list, each of which is written its own way; once where they are called the same. */
export const joinNames = (...names: (string | undefined)[]): string => {
  const list = [...new Set(names.filter((name) => name))] as string[]
  return (isMirrored(list.join('')) ? list.map(isolate) : list).join(', ')
}

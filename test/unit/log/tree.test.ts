import { expect, it } from 'vitest'
import { EMPTY, createTree, hashLeaf, createPaths, rootFrom } from '../../../src/log/tree'

// The inputs and roots of Certificate Transparency's own tests, which RFC 6962 has no others than:
// https://github.com/google/certificate-transparency/blob/master/cpp/merkletree/merkle_tree_test.cc
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

it('has the roots of Certificate Transparency’s test vectors', () => {
  expect(EMPTY).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  const tree = createTree()
  for (const [index, input] of INPUTS.entries()) {
    tree.add(hashLeaf(Buffer.from(input, 'hex')))
    expect([tree.size(), tree.root()]).toEqual([index + 1, ROOTS[index]])
  }
})

it('proves each leaf of a tree of any size, and nothing else', () => {
  for (let size = 1; size <= 20; size++) {
    const leaves = Array.from({ length: size }, (_, index) => hashLeaf(String(index)))
    const tree = createTree()
    leaves.forEach(tree.add)
    const pathTo = createPaths(leaves)
    for (let index = 0; index < size; index++) {
      const path = pathTo(index)
      const leaf = leaves[index] as string
      expect(rootFrom(leaf, index, size, path)).toBe(tree.root())
      expect(rootFrom(hashLeaf('x'), index, size, path)).not.toBe(tree.root())
      expect(rootFrom(leaf, index + 1, size, path)).not.toBe(tree.root())
      expect(rootFrom(leaf, index, size, [...path, leaf])).not.toBe(tree.root())
      if (path.length) expect(rootFrom(leaf, index, size, path.slice(1))).not.toBe(tree.root())
    }
  }
})

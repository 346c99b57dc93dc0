// The checkout as the rules see it: a Map from path to File.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { splitCpp } from './cpp.mjs'

export class File {
  constructor(path, text) {
    this.path = path
    this.text = text
  }

  get lines() {
    return (this._lines ??= this.text.split('\n'))
  }

  /// C++ without comments and literals, line by line.
  get code() {
    return (this._cpp ??= splitCpp(this.text)).code
  }

  /// The string literals of C++ alone, line by line.
  get literals() {
    return (this._cpp ??= splitCpp(this.text)).literals
  }

  get includes() {
    return this.lines.flatMap((text, at) => {
      const match = /^\s*#\s*include\s+(["<])([^">]+)[">]/.exec(text)
      return match ? [{ name: match[2], own: match[1] === '"', line: at + 1 }] : []
    })
  }
}

const binary = /\.(png|ico|woff2|zip|xlsx|pdf|br|gz)$/

export function readCheckout(root) {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const tree = new Map()
  for (const path of new Set(list.split('\0').filter(Boolean))) {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (!stat?.isFile()) continue
    tree.set(path, new File(path, binary.test(path) ? '' : readFileSync(join(root, path), 'utf8')))
  }
  return tree
}

export function makeTree(files) {
  return new Map(Object.entries(files).map(([path, text]) => [path, new File(path, text)]))
}

/// Every file whose path matches, with every line of `view` ('lines', 'code' or 'literals') that matches.
export function* matching(tree, paths, view, pattern) {
  for (const file of tree.values()) {
    if (!paths(file.path)) continue
    for (const [at, text] of file[view].entries()) {
      const match = pattern.exec(text)
      if (match) yield { path: file.path, line: at + 1, match }
    }
  }
}

// Splits C++ into code and string literals, both with the lines where they stand. Comments are in neither.
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^()\\ \n]*)\([\s\S]*?\)\1"|"(?:[^"\\\n]|\\.)*"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)+'/g

const blank = (text) => text.replace(/[^\n]/g, ' ')

export function splitCpp(text) {
  let literals = ''
  let end = 0
  const code = text.replace(token, (found, _raw, at) => {
    const isLiteral = found.startsWith('"') || found.startsWith('R"')
    // An include's quotes are no literal; the rules read includes by themselves.
    const isInclude = isLiteral && /#\s*include\s+$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at))
    literals += blank(text.slice(end, at)) + (isLiteral && !isInclude ? found : blank(found))
    end = at + found.length
    return isLiteral ? '""' + blank(found).slice(2) : blank(found)
  })
  return { code: code.split('\n'), literals: (literals + blank(text.slice(end))).split('\n') }
}

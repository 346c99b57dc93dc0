// What a C++ file is, by folder and name: the same convention as cmake/sources.cmake.
export const isCpp = (path) => /\.(cpp|hpp)$/.test(path)
export const isHeader = (path) => path.endsWith('.hpp')
export const isTest = (path) => /_(test|testing)\.(cpp|hpp)$/.test(path) || /^(tests|bench)\//.test(path)
export const isPlatform = (path) => path.startsWith('src/platform/')
export const isCommand = (path) =>
  path === 'src/main.cpp' || path.startsWith('src/commands/') || /_commands?\.(cpp|hpp)$/.test(path)
export const isRole = (path) =>
  /[_/](use_cases|store|routes|jobs|hooks|lock|guard|audit|idempotency)(_test|_testing)?\.(cpp|hpp)$/.test(path)
export const isPure = (path) =>
  path.startsWith('src/') && isCpp(path) && !isPlatform(path) && !isCommand(path) && !isRole(path)

/// "attendance" of src/attendance/x.cpp; undefined for src/main.cpp and what is outside src/.
export const featureOf = (path) => /^src\/([^/]+)\//.exec(path)?.[1]

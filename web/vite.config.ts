import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { icuCatalogues } from './icu-plugin.ts'

export default defineConfig({
  plugins: [icuCatalogues(), react()],
  // The page runs under `script-src 'self'; style-src 'self'`: nothing may be inlined.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/offline/service-worker.ts' },
      // A worker rules over what lies below it, so its address has no folder and no hash.
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  // For working on the page while `build/tilstede serve --demo` runs.
  server: { proxy: { '/api': process.env['TILSTEDE_SERVER'] ?? 'http://localhost:8080' } },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
})

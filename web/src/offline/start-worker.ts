// Puts the service worker in place. The security policy wants an address of code to come from a named policy.
const address = '/service-worker.js'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): unknown }
}

export async function startWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  const trusted = trustedTypes?.createPolicy('service-worker', { createScriptURL: () => address }).createScriptURL(address)
  try {
    await navigator.serviceWorker.register((trusted as string | undefined) ?? address)
  } catch {
    // Switched off, or the network is away: the page works, and opens only while the server answers.
  }
}

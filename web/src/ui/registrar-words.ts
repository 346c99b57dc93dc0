import type { Translate } from '../i18n/index.tsx'

/** Who registered: with a link, the substitute and who made it. */
export function registrarWords(t: Translate, { by, substitute }: { by: string; substitute?: string | null }): string {
  return substitute ? t('reg.by_substitute', { substitute, by }) : by
}

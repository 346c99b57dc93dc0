// A pupil's name as lists of a class say it.

interface Named {
  given_name: string
  family_name: string
  /** A group or a number, where another of the class has the same name. */
  told_apart_by?: string | null
}

export function pupilName({ given_name, family_name, told_apart_by }: Named): string {
  const name = `${given_name} ${family_name}`
  return told_apart_by ? `${name} (${told_apart_by})` : name
}

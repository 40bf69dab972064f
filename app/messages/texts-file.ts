import { createHash } from 'node:crypto'
import { catalogue } from '#app/messages/catalogue.ts'
import { type Language, languages } from '#domain/language'

export type TextsFile = { name: string; script: string }

/** The texts of each language as a script of its own, which browsers keep until its name, a digest, is another. */
const files = Object.fromEntries(languages.map((language) => [language, fileOf(language)])) as Record<
  Language, // each of them was just made
  TextsFile
>

/** Where a browser gets the texts of a language. */
export function textsHref(language: Language): string {
  return `/texts/${files[language].name}`
}

/** A script by its name; undefined where this version has none of that name. */
export function findTextsFile(name: string | undefined): TextsFile | undefined {
  return Object.values(files).find((file) => file.name === name)
}

function fileOf(language: Language): TextsFile {
  const texts = JSON.stringify(catalogue[language])
  const digest = createHash('sha256').update(texts).digest('hex').slice(0, 12)
  const script = `(globalThis.assayTexts ??= {}).${language} = ${texts}`
  return { name: `${language}-${digest}.js`, script }
}

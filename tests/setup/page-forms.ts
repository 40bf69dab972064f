import type { RunningApp } from '#tests/setup/running-app'

/** A person's pages without a browser: forms as they are sent where scripts do not run. */
export function openPages(app: RunningApp, token: string) {
  const cookie = `assay=${token}`

  /** Sends a form; where it was answered with a page and not a redirect, something was wrong with it. */
  async function send(path: string, fields: Record<string, string>): Promise<string> {
    const response = await fetch(app.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    })
    const location = response.headers.get('location')
    if (location === null)
      throw new Error(`POST ${path}: ${response.status} ${textOf(await response.text())}`)
    return location
  }

  async function read(path: string): Promise<string> {
    const response = await fetch(app.url + path, { headers: { cookie } })
    if (!response.ok) throw new Error(`GET ${path}: ${response.status}`)
    return response.text()
  }
  return { send, read }
}

/** The value of a hidden field of a page, the first of that name. */
export function fieldOf(page: string, name: string): string {
  const [value] = fieldsOf(page, name)
  if (value === undefined) throw new Error(`the page has no field ${name}`)
  return value
}

/** The values of all hidden fields of that name. */
export function fieldsOf(page: string, name: string): string[] {
  const tags = page.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'g')) ?? []
  return tags.map((tag) => tag.match(/value="([^"]*)"/)?.[1] ?? '')
}

function textOf(page: string): string {
  return page
    .replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600)
}

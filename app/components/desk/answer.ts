/** What came of something the desk asked for: the value, or why not. */
export type DeskAnswer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal }

/** Any refusal of any command of the desk, with whatever particulars it has. */
export type Refusal = {
  reason: string
  by?: string | null
  at?: string
  until?: string | null
  state?: string
}

const pausesMs = [1000, 2000, 4000, 8000, 15_000, 30_000]

/**
 * Asks the desk's server for something. A lost connection is tried again for a minute with the very same body,
 * which is why everything that must not happen twice carries a key.
 *
 * @param onWaiting told whether the server is being waited for after a failed try.
 */
export async function askDesk<Value>(
  fields: Record<string, string>,
  onWaiting: (isWaiting: boolean) => void = () => {},
): Promise<DeskAnswer<Value>> {
  for (const pause of [...pausesMs, undefined]) {
    const answer = await askOnce<Value>(fields)
    onWaiting(answer === undefined && pause !== undefined)
    if (answer) return answer
    if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return { ok: false, refusal: { reason: 'unreachable' } }
}

/** Undefined where there was no connection, or the server was not well enough to answer in JSON. */
async function askOnce<Value>(fields: Record<string, string>): Promise<DeskAnswer<Value> | undefined> {
  try {
    const response = await fetch('/desk/work', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Accept: 'application/json' },
    })
    if (response.status >= 500) return undefined
    const isJson = response.headers.get('content-type')?.includes('application/json')
    // The server's own JSON, made by the route behind this address.
    return isJson
      ? ((await response.json()) as DeskAnswer<Value>)
      : { ok: false, refusal: { reason: 'unreadable' } }
  } catch {
    return undefined
  }
}

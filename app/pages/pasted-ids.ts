/**
 * The ids that could be meant by what somebody pasted: the text itself, and where it is an address of any site,
 * the parts of its path and the values of its query, the last part first.
 */
export function idsIn(pasted: string): string[] {
  const text = pasted.trim().replace(/^["'“«<(]+|["'”»>),.;]+$/g, '')
  const parts = URL.canParse(text) ? partsOf(new URL(text)) : []
  return [...new Set([text, ...parts])].filter((id) => id.length >= 1 && id.length <= 128).slice(0, 12)
}

function partsOf({ pathname, searchParams, hash }: URL): string[] {
  const path = pathname.split('/').filter(Boolean).map(decoded).reverse()
  return [...path, ...searchParams.values(), ...(hash ? [decoded(hash.slice(1))] : [])]
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

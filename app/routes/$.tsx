/**
 * Every address that nothing else answers. A route of its own has the texts and the language of a page, which the
 * framework's own answer to an unknown address lacks.
 */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}

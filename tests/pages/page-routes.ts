import { doors, openDoors } from '#tests/pages/doors'

/** No pages: downloads, streams, what a script reads, what leads on at once or only takes forms, and the shells. */
const withoutPage = [
  ...[/csv$/, /files\.\$fileId$/, /\$evidenceId$/, /live$/, /^texts/, /\.line\./],
  ...[/^_app\.desk\._index$/, /^logout$/, /^_app$/, /^portal$/, /^portal\.letter$/],
]

const addresses = [...Object.keys(doors).filter((route) => doors[route]?.get), ...openDoors]
  .filter((route) => !withoutPage.some((one) => one.test(route)))
  .map((route) => ({ route, address: addressOf(route) }))
  // `/complaints/figures` is asked before `/complaints/$complaintId`.
  .sort((one, other) => one.route.split('$').length - other.route.split('$').length)

/** Every route that shows a page, by the name of its file. */
export const pageRoutes = addresses.map(({ route }) => route)

/** The route whose page stands at a path; undefined where none does. */
export function routeAt(pathname: string): string | undefined {
  return addresses.find(({ address }) => address.test(pathname))?.route
}

function addressOf(route: string): RegExp {
  const parts = route.split('.').filter((part) => !part.startsWith('_'))
  const pattern = parts.map((part) => (part.startsWith('$') ? '/[^/]+' : `/${part.replace(/_$/, '')}`))
  return new RegExp(`^${pattern.join('') || '/'}$`)
}

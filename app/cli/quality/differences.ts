/**
 * Where `actual` is not what was `expected`, one sentence each. Numbers may differ by `tolerance` (absolute; 0 is
 * exact), lists must match place by place, and of an object only the expected fields are looked at.
 */
export function findDifferences(expected: unknown, actual: unknown, tolerance: number, path = ''): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (expected === actual || Math.abs(expected - actual) <= tolerance) return []
    return [`${path || 'value'}: expected ${expected}, got ${actual}`]
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length)
    return expected.flatMap((item, index) =>
      findDifferences(item, actual[index], tolerance, join(path, index)),
    )
  if (isObject(expected) && isObject(actual))
    return Object.entries(expected).flatMap(([key, value]) =>
      findDifferences(value, actual[key], tolerance, join(path, key)),
    )
  if (expected === (actual ?? null)) return []
  return [
    `${path || 'value'}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual) ?? 'nothing'}`,
  ]
}

function join(path: string, key: string | number): string {
  return path ? `${path}.${key}` : String(key)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

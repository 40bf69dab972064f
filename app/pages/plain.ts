/** A value as JSON carries it: instants are RFC 3339 texts. */
export type Plain<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? Plain<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Plain<Value[Key]> }
      : Value

/** Makes a value what JSON would make of it, so that pages get the same shape from loaders and from fetches. */
export function toPlain<Value>(value: Value): Plain<Value> {
  // The type says what the two calls do; the compiler cannot see into JSON.
  return value === undefined ? (value as Plain<Value>) : (JSON.parse(JSON.stringify(value)) as Plain<Value>)
}

import type fc from 'fast-check'

/** A step of a model-based test, called `name` in the sequence that fails; `check` says whether it can be tried now. */
export function command<Model extends object, Real>(
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): fc.AsyncCommand<Model, Real> {
  return { check, run, toString: () => name }
}

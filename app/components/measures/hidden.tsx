/**
 * What a form says of itself: which it is, so that its answer finds back to it; a key of its own, so that sending it
 * twice does it once; and the version its person had before them.
 */
export function Hidden({
  form,
  requestKey,
  version,
}: {
  form: string
  requestKey: string
  version?: number
}) {
  return (
    <>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="requestKey" value={`${requestKey} ${form}`} />
      {version !== undefined && <input type="hidden" name="seenVersion" value={version} />}
    </>
  )
}

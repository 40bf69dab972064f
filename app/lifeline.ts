const patienceMs = 8_000

/**
 * Ends this process in order when it is told to (SIGTERM, SIGINT, SIGHUP) or when the process that forked it has
 * gone: `stop` runs once, and what does not stop in 8 seconds is cut off.
 */
export function stopWithParent(stop: () => Promise<void>): void {
  let isStopping = false
  const end = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const event of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const) process.on(event, end)
}

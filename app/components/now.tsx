import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const ServerNow = createContext({ at: 0, aheadMs: 0 })

/** Gives the parts of a page the server's time, so that both draw the same ages and countdowns. */
export function NowProvider({ now, children }: { now: string; children: ReactNode }) {
  const at = new Date(now).getTime()
  const [aheadMs, setAheadMs] = useState(0)
  useEffect(() => setAheadMs(at - Date.now()), [at])
  return <ServerNow.Provider value={{ at, aheadMs }}>{children}</ServerNow.Provider>
}

/** The server's time in milliseconds, read anew every so often. */
export function useNow(everyMs: number): number {
  const { at, aheadMs } = useContext(ServerNow)
  const [now, setNow] = useState(at)
  useEffect(() => {
    const read = () => setNow(Date.now() + aheadMs)
    const timer = setInterval(read, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, aheadMs])
  return Math.max(now, at)
}

/** Reads the server's time in milliseconds at the moment it is called, in handlers. */
export function useServerTime(): () => number {
  const { aheadMs } = useContext(ServerNow)
  return () => Date.now() + aheadMs
}

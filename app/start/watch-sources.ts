import { watch } from 'node:fs'
import { join } from 'node:path'

/** Vite reloads these in the running web process. */
const reloadedByVite = /^(routes|components|messages)\/|^root\.tsx$|^entry\./

/** Calls `onChange` shortly after code changes that only a new process picks up. */
export function watchSources(root: string, onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined
  for (const folder of ['app', 'db', 'workers']) {
    watch(join(root, folder), { recursive: true }, (_change, file) => {
      if (folder === 'app' && file && reloadedByVite.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(onChange, 200)
    }).unref()
  }
}

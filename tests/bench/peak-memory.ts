import { writeFileSync } from 'node:fs'

/** Loaded before a program: at its end writes the most memory it ever held, in KiB, to the file named. */
process.on('exit', () => {
  const file = process.env.PEAK_MEMORY_FILE
  if (file) writeFileSync(file, String(process.resourceUsage().maxRSS))
})

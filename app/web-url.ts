const anyAddress: Partial<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

/** Where a browser on this machine finds the web process. */
export function webUrl({ host, port }: { host: string; port: number }): string {
  const name = anyAddress[host] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${name}:${port}`
}

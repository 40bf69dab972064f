declare module 'autocannon' {
  type Request = { method: 'POST'; path: string; headers: Record<string, string>; body: string }
  type Options = {
    url: string
    connections: number
    amount: number
    requests: { setupRequest(request: Request): Request }[]
  }
  /** `duration` in seconds. */
  type Result = { duration: number; '2xx': number; non2xx: number; errors: number }
  export default function autocannon(options: Options): Promise<Result>
}

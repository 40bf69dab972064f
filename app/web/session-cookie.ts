/** A browser sends a `__Host-` cookie only over https and to this host; plain http gets a plain name. */
function nameOf(isSecure: boolean): string {
  return isSecure ? '__Host-assay' : 'assay'
}

/** The session token in a `Cookie` header, if there is one that could be a token. */
export function readSessionCookie(header: string | null | undefined, isSecure: boolean): string | undefined {
  const name = nameOf(isSecure)
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value && /^[\w-]{1,100}$/.test(value)) return value
  }
  return undefined
}

/** The `Set-Cookie` header that hands a session's token to a browser until it closes or the session ends. */
export function sessionCookie(token: string, expiresAt: Date, isSecure: boolean): string {
  return `${nameOf(isSecure)}=${token}; Expires=${expiresAt.toUTCString()}; ${attributes(isSecure)}`
}

/** The `Set-Cookie` header that takes it back. */
export function endedSessionCookie(isSecure: boolean): string {
  return `${nameOf(isSecure)}=; Max-Age=0; ${attributes(isSecure)}`
}

function attributes(isSecure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

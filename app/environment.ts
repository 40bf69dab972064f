import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { S3Bucket } from '#app/files/s3-store.ts'
import { webUrl } from '#app/web-url.ts'
import { isWebhookSecret } from '#domain/webhook'

/** What stops the start; its message is one line that names the variable and what it takes. */
export class EnvironmentError extends Error {}

export type Mode = 'demo' | 'test' | 'production'

export type Environment = {
  port: number
  host: string
  /** None: the embedded Postgres in `dataDir`. */
  databaseUrl: string | undefined
  dataDir: string
  /** The bucket for what people hand in. None: it lies in `dataDir`. */
  bucket: S3Bucket | undefined
  /** None: BullMQ runs on Postgres. More than one: the nodes of a Redis Cluster. */
  redisUrls: string[]
  mode: Mode
  /** The same for all processes that serve one installation. */
  sessionSecret: string
  bootstrapApiKey: string | undefined
  /** An IANA time zone. */
  marketplaceZone: string
  /** What buyers know the marketplace by. None: it is left out. */
  marketplaceName: string | undefined
  /** The mail server and who mail is from. None: mail is kept and shown in the outbox. */
  mail: { smtpUrl: string; from: string } | undefined
  /** The marketplace's own model to be asked about every review. None: nobody is asked. */
  external: { url: string; secret: string; timeoutMs: number } | undefined
  /** Where people reach the pages, without a slash at its end. None: under whatever address they ask. */
  publicUrl: string | undefined
  /** What links in mail and in API answers begin with: `publicUrl`, or our address on this machine. */
  linkBase: string
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Names besides HOST and localhost under which browsers reach the web process, as behind a proxy. */
  allowedHosts: string[]
  /** Whether a proxy in front is believed about a visitor's address and about https. */
  trustsProxy: boolean
  /** Whether the web process builds pages as they are asked for; set by `npm run dev`. */
  isDevelopment: boolean
}

const commaList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/./)
const databaseUrlTakes = 'a URL such as postgres://user:password@host:5432/assay'

const variables = {
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(65_535)).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().default('.data'),
  FILES_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => bucketOf(url) !== undefined)
    .optional(),
  REDIS_URL: commaList.pipe(z.array(z.url({ protocol: /^rediss?$/ }))),
  MODE: z.enum(['demo', 'test', 'production']).optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  BOOTSTRAP_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  MARKETPLACE_ZONE: z.string().refine(isZone).default('Europe/Kyiv'),
  MARKETPLACE_NAME: z.string().trim().max(80).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)
    .optional(),
  EXTERNAL_SIGNAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  EXTERNAL_SIGNAL_SECRET: z.string().refine(isWebhookSecret).optional(),
  EXTERNAL_SIGNAL_TIMEOUT_MS: z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().min(50).max(5_000))
    .default(800),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ALLOWED_HOSTS: commaList.pipe(z.array(z.string().regex(/^[\w.:-]+$/))),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  ASSAY_DEV: z.enum(['0', '1']).default('0'),
}

/** What each variable takes, as said to whoever got it wrong. */
const takes: Record<keyof typeof variables, string> = {
  PORT: 'a number from 1 to 65535',
  HOST: 'the address or name to listen on, such as 127.0.0.1 or 0.0.0.0',
  DATABASE_URL: databaseUrlTakes,
  DATA_DIR: 'a folder',
  FILES_URL: 'a URL such as https://key:secret@s3.example/bucket?region=eu-central-1',
  REDIS_URL: 'a URL such as redis://host:6379, or several of one cluster with commas between',
  MODE: 'demo, test or production',
  SESSION_SECRET: 'at least 32 characters',
  BOOTSTRAP_API_KEY: 'ASCII characters without spaces',
  MARKETPLACE_ZONE: 'an IANA time zone such as Europe/Kyiv',
  MARKETPLACE_NAME: 'up to 80 characters',
  SMTP_URL: 'a URL such as smtps://user:password@mail.example:465',
  MAIL_FROM: 'an address such as Assay <assay@shop.example>',
  EXTERNAL_SIGNAL_URL: 'a URL such as https://model.shop.example/judge',
  EXTERNAL_SIGNAL_SECRET: 'whsec_ and 24 to 64 bytes in base64',
  EXTERNAL_SIGNAL_TIMEOUT_MS: 'milliseconds from 50 to 5000',
  PUBLIC_URL: 'a URL such as https://assay.example',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  ALLOWED_HOSTS: 'host names with commas between',
  TRUST_PROXY: '0 or 1',
  ASSAY_DEV: '0 or 1',
}

/**
 * The environment, checked; an empty variable counts as unset. Without an argument it is the process's own, with what
 * a file `.env` adds to it.
 *
 * @throws EnvironmentError for the first variable that is wrong or must not be missing.
 */
export function readEnvironment(env: Variables = ownEnvironment()): Environment {
  const parsed = parseVariables(env)
  const mode = parsed.MODE ?? (parsed.DATABASE_URL ? 'production' : 'demo')
  if (mode === 'production') refuseInProduction(parsed)
  const publicUrl = parsed.PUBLIC_URL?.replace(/\/+$/, '')
  return {
    port: parsed.PORT,
    host: parsed.HOST,
    databaseUrl: parsed.DATABASE_URL,
    dataDir: parsed.DATA_DIR,
    bucket: parsed.FILES_URL ? bucketOf(parsed.FILES_URL) : undefined,
    redisUrls: parsed.REDIS_URL,
    mode,
    sessionSecret: parsed.SESSION_SECRET ?? randomBytes(32).toString('base64url'),
    bootstrapApiKey: parsed.BOOTSTRAP_API_KEY,
    marketplaceZone: parsed.MARKETPLACE_ZONE,
    marketplaceName: parsed.MARKETPLACE_NAME,
    mail: mailOf(parsed),
    external: externalOf(parsed),
    publicUrl,
    linkBase: publicUrl ?? webUrl({ host: parsed.HOST, port: parsed.PORT }),
    logLevel: parsed.LOG_LEVEL,
    allowedHosts: parsed.ALLOWED_HOSTS,
    trustsProxy: parsed.TRUST_PROXY === '1',
    isDevelopment: parsed.ASSAY_DEV === '1',
  }
}

/** DATABASE_URL and DATA_DIR alone, for commands that need a database and nothing else. */
export function readDatabaseEnvironment(
  env: Variables = ownEnvironment(),
): Pick<Environment, 'databaseUrl' | 'dataDir'> {
  const { DATABASE_URL, DATA_DIR } = env
  const parsed = parseVariables({ DATABASE_URL, DATA_DIR })
  return { databaseUrl: parsed.DATABASE_URL, dataDir: parsed.DATA_DIR }
}

/** MARKETPLACE_ZONE alone, for commands that count days. */
export function readMarketplaceZone({ MARKETPLACE_ZONE }: Variables = ownEnvironment()): string {
  return parseVariables({ MARKETPLACE_ZONE }).MARKETPLACE_ZONE
}

type Variables = Record<string, string | undefined>
type Parsed = z.infer<z.ZodObject<typeof variables>>

function parseVariables(env: Variables): Parsed {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = z.object(variables).safeParse(given)
  if (parsed.success) return parsed.data
  const name = parsed.error.issues[0]?.path[0]
  throw new EnvironmentError(`${String(name)} takes ${takes[name as keyof typeof takes]}`) // zod's paths start with a key of the object
}

function refuseInProduction(parsed: Parsed): void {
  if (!parsed.SESSION_SECRET)
    throw new EnvironmentError(`SESSION_SECRET is missing: MODE=production takes ${takes.SESSION_SECRET}`)
  if (parsed.BOOTSTRAP_API_KEY)
    throw new EnvironmentError(
      'BOOTSTRAP_API_KEY must be unset when MODE is production: it takes demo or test',
    )
}

/** The parts of a bucket's URL; undefined where one that is needed is missing. */
function bucketOf(text: string): S3Bucket | undefined {
  const { origin, pathname, username, password, searchParams } = new URL(text)
  const [, bucket = '', ...rest] = pathname.replace(/\/+$/, '').split('/')
  if (!username || !password || !/^[\w.-]{3,63}$/.test(bucket) || rest.length > 0) return undefined
  return {
    ...{ endpoint: origin, bucket, region: searchParams.get('region') ?? 'us-east-1' },
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
  }
}

function mailOf({ SMTP_URL, MAIL_FROM }: Parsed): Environment['mail'] {
  if (!SMTP_URL) return undefined
  if (!MAIL_FROM)
    throw new EnvironmentError(`MAIL_FROM is missing: with SMTP_URL it takes ${takes.MAIL_FROM}`)
  return { smtpUrl: SMTP_URL, from: MAIL_FROM }
}

function externalOf(parsed: Parsed): Environment['external'] {
  const { EXTERNAL_SIGNAL_URL: url, EXTERNAL_SIGNAL_SECRET: secret } = parsed
  if (!url) return undefined
  if (!secret)
    throw new EnvironmentError(
      `EXTERNAL_SIGNAL_SECRET is missing: with EXTERNAL_SIGNAL_URL it takes ${takes.EXTERNAL_SIGNAL_SECRET}`,
    )
  return { url, secret, timeoutMs: parsed.EXTERNAL_SIGNAL_TIMEOUT_MS }
}

function ownEnvironment(): Variables {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

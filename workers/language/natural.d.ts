/** `natural` has no types for its parts, and its main entry loads database drivers: only these parts are used. */
declare module 'natural/lib/natural/util/stopwords*.js' {
  export const words: string[]
}

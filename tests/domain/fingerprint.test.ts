import { expect, test } from 'vitest'
import { bandsOf } from '#domain/text/fingerprint'
import { tokens } from '#domain/text/tokens'

test('a text has the bands it always had: those of earlier texts are kept, and compared with them', () => {
  expect(bandsOf(tokens('the parcel came on time and everything works'))).toEqual(
    [
      '-2110303627807287211 -4764988200561535029 -7208436921113687528 -161900518755782724',
      '2270754730407060618 -4459034857805653163 -1655392935636570982 1925895440870157044',
      '-3732413046076051255 -1443031171504122337 1077711156136487602 3182143339663355887',
      '-4189111633766019673 562487779483529098 -5917804905289804492 -6548473583561271734',
      '448213770209079271 -4358264796135624791 6080696379568181094 1979328498501517029',
    ].flatMap((bands) => bands.split(' ')),
  )
})

test('a text of few words has none', () => {
  expect(bandsOf(tokens('came on time'))).toEqual([])
})

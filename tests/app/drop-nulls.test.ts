import { text } from 'node:stream/consumers'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { dropNulls } from '#app/web/drop-nulls.ts'

test.each(['д', '退', '🙂'])(
  'a page of many %s comes without a zero byte, wherever its pieces end',
  async (letter) => {
    // Short texts, for React only joins those into pieces; one byte more each time moves where a piece ends.
    for (let before = 0; before < 4; before++) {
      const texts = Array.from({ length: 40 }, () => letter.repeat(100))
      const page = createElement(
        'p',
        { title: 'x'.repeat(before) },
        texts.map((each, at) => createElement('b', { key: at }, each)),
      )
      const body = dropNulls()
      renderToPipeableStream(page).pipe(body)
      const shown = texts.map((each) => `<b>${each}</b>`).join('')
      expect(await text(body)).toBe(`<p title="${'x'.repeat(before)}">${shown}</p>`)
    }
  },
)

/**
 * Colours that stay apart for every kind of colour vision (Okabe and Ito), light enough for dark pages and dark
 * enough for light ones; a shape or a dash always says the same.
 */
export const chartColours = {
  plain: '#0072b2',
  warning: '#b35c00',
  alarm: '#d55e00',
  good: '#009e73',
  limit: '#808890',
  faint: '#9aa1a9',
  market: '#cc79a7',
} as const

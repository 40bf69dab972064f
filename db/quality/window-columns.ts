/** What `seller_quality` holds of each window, with the year before where there is one to compare with. */
export const windowColumns = [30, 90, 365].flatMap((days) => [
  ...['feedback', 'observed', 'expected', 'portal'].map((name) => `${name}${days}`),
  ...(days === 365 ? [] : [`before_observed${days}`, `before_expected${days}`]),
])

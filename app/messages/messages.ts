/** The texts of one language by their ids. */
export type Messages = Record<string, string>

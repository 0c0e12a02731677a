/** A thing as it is shown to people: the fields of a JSON object. */
export type Shown = Readonly<Record<string, unknown>>;

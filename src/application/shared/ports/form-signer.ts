/**
 * Signs the forms of pages that are opened by a link. `place`: the link, so that a form is good for one page only; `name`: a
 * random text that names one showing of it, so that sending it twice is known to be the same.
 */
export interface FormSigner {
  /** A field for the form to carry. */
  sign(place: string, name: string): string;
  /** The name in a field of a form that we made for this place; undefined for any other. */
  read(place: string, field: string): string | undefined;
}

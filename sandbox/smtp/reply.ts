/** Takes a reply code of RFC 5321 and its text and gives the error that makes the server answer so. */
export const reply = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });

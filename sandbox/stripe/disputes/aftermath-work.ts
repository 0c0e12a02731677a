/** The agenda's name for the dispute or warning that a magic card brings after its charge. */
export const aftermathWork = 'stripe.aftermath';

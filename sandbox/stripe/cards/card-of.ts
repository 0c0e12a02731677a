import { bankAccountByNumber, bankAccounts, type BankAccount } from './bank-accounts.ts';
import { fingerprintOf } from './fingerprint.ts';
import { cardByNumber, type MagicCard, magicCards } from './magic-cards.ts';

const cards = new Map(magicCards.map((row) => [fingerprintOf(row.number), row]));
const accounts = new Map(bankAccounts.map((row) => [fingerprintOf(row.number), row]));

/** Takes a card's fingerprint and gives how that card behaves; no number is kept with a payment method. */
export const cardOf = (fingerprint: string): MagicCard => cards.get(fingerprint) ?? cardByNumber('');

/** Takes a bank account's fingerprint and gives how that account behaves. */
export const accountOf = (fingerprint: string): BankAccount =>
  accounts.get(fingerprint) ?? bankAccountByNumber('');

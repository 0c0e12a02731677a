/** How a debit of a test bank account ends (Stripe doc "Testing", ACH and SEPA). `null`: it goes through. */
export type BankAccount = {
  readonly number: string;
  readonly name: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly stays: 'processing' | null;
  readonly disputed: boolean;
  /** How many times the usual delay it takes. */
  readonly slowness: number;
};

const account = (number: string, name: string | null, more: Partial<BankAccount> = {}): BankAccount => ({
  number,
  name,
  failure: null,
  stays: null,
  disputed: false,
  slowness: 1,
  ...more,
});
const failing = (number: string, name: string | null, code: string, message: string): BankAccount =>
  account(number, name, { failure: { code, message } });

/** The accounts of stripe.md §5. */
export const bankAccounts: readonly BankAccount[] = [
  account('000123456789', 'pm_usBankAccount_success'),
  failing(
    '000111111116',
    'pm_usBankAccount_noAccount',
    'no_account',
    'The bank account could not be located.',
  ),
  failing(
    '000111111113',
    'pm_usBankAccount_accountClosed',
    'account_closed',
    'The bank account has been closed.',
  ),
  failing(
    '000222222227',
    'pm_usBankAccount_insufficientFunds',
    'insufficient_funds',
    'The account has insufficient funds.',
  ),
  failing(
    '000333333335',
    'pm_usBankAccount_debitNotAuthorized',
    'debit_not_authorized',
    'The customer says that the debit was not authorized.',
  ),
  failing(
    '000444444440',
    'pm_usBankAccount_invalidCurrency',
    'invalid_currency',
    'The account cannot be debited in this currency.',
  ),
  account('000555555559', 'pm_usBankAccount_dispute', { disputed: true }),
  account('000000000009', 'pm_usBankAccount_processing', { stays: 'processing' }),
  failing(
    '000777777771',
    'pm_usBankAccount_weeklyLimitExceeded',
    'charge_exceeds_source_limit',
    'The weekly limit of debits is exceeded.',
  ),
  account('AT611904300234573201', null),
  account('AT321904300235473204', null, { slowness: 10 }),
  failing('AT861904300235473202', null, 'debit_not_authorized', 'The bank refused the debit.'),
  {
    ...failing('AT051904300235473205', null, 'debit_not_authorized', 'The bank refused the debit.'),
    slowness: 10,
  },
];

/** The SEPA account that cannot even become a payment method. */
export const unusableIban = 'AT511904300000066666';

/** Takes an account number or IBAN and gives its row; one without a row goes through. */
export const bankAccountByNumber = (number: string): BankAccount =>
  bankAccounts.find((row) => row.number === number) ?? account(number, null);

/** Takes a magic payment method id such as `pm_usBankAccount_success` and gives its account. */
export const bankAccountByMagicId = (id: string): BankAccount | undefined =>
  bankAccounts.find((row) => row.name === id);

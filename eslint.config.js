import tseslint from 'typescript-eslint';

/**
 * What oxlint (.oxlintrc.json) has no rule for: time, chance and identity are arguments everywhere but in the one folder that
 * makes them.
 */
const ambient = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take a Clock.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take a Clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take a Random.',
  },
  { selector: "CallExpression[callee.name='randomUUID']", message: 'Take an IdGenerator.' },
  { selector: "CallExpression[callee.property.name='randomUUID']", message: 'Take an IdGenerator.' },
];

export default [
  {
    files: ['src/**/*.ts'],
    ignores: ['src/infrastructure/system/**', 'src/bootstrap/embedded/**'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: { 'no-restricted-syntax': ['error', ...ambient] },
  },
];

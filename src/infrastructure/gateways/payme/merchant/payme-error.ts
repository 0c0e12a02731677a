/** What a payer may read, in the three languages that Payme asks for. */
type Words = Readonly<{ ru: string; uz: string; en: string }>;
export type PaymeError = Readonly<{ code: number; message: Words; data?: string }>;

/** Errors of the Merchant API ("Oshibki", developer.help.paycom.uz), each with the words it is told in. */
const table = {
  'not-post': [
    -32_300,
    'Запрос должен быть POST',
    "So'rov POST bo'lishi kerak",
    'The request must be a POST',
  ],
  'not-json': [-32_700, 'Запрос не читается', "So'rov o'qilmadi", 'The request is not JSON'],
  malformed: [
    -32_600,
    'Запрос составлен неверно',
    "So'rov noto'g'ri tuzilgan",
    'A field of the request is missing or wrong',
  ],
  'unknown-method': [-32_601, 'Метод не найден', 'Metod topilmadi', 'There is no such method'],
  denied: [-32_504, 'Нет доступа', "Ruxsat yo'q", 'Access denied'],
  system: [
    -32_400,
    'Системная ошибка, повторите позже',
    "Tizim xatosi, keyinroq urinib ko'ring",
    'The system is unavailable, try again later',
  ],
  'wrong-amount': [-31_001, 'Неверная сумма', "Noto'g'ri summa", 'The amount is wrong'],
  'no-transaction': [
    -31_003,
    'Транзакция не найдена',
    'Tranzaksiya topilmadi',
    'The transaction was not found',
  ],
  'not-cancellable': [
    -31_007,
    'Отмена невозможна: заказ выполнен',
    "Bekor qilib bo'lmaydi: buyurtma bajarilgan",
    'It cannot be cancelled: the money can no longer be given back',
  ],
  impossible: [
    -31_008,
    'Операция невозможна',
    "Amalni bajarib bo'lmaydi",
    'The operation is impossible in this state',
  ],
  busy: [
    -31_008,
    'Заказ уже оплачивается',
    "Buyurtma uchun to'lov boshlangan",
    'A payment for this order is already open',
  ],
  paid: [-31_008, 'Заказ уже оплачен', "Buyurtma to'langan", 'This order has been paid'],
  closed: [-31_008, 'Заказ закрыт', 'Buyurtma yopilgan', 'This order can no longer be paid'],
  expired: [
    -31_008,
    'Время транзакции истекло',
    'Tranzaksiya vaqti tugagan',
    'The time of the transaction is over',
  ],
  'unknown-account': [-31_050, 'Заказ не найден', "Bunday buyurtma yo'q", 'No such order'],
  'unknown-customer': [-31_051, 'Клиент не найден', "Bunday mijoz yo'q", 'No such customer'],
  'wrong-password': [-31_050, 'Пароль не указан', "Parol ko'rsatilmagan", 'The password is missing'],
  'key-of-environment': [
    -32_400,
    'Ключ задан в настройках сервера',
    'Kalit server sozlamalarida berilgan',
    "The key is part of the server's configuration; change it there",
  ],
  'no-receipt': [-32_001, 'Чек не найден', 'Chek topilmadi', 'The receipt was not found'],
  'wrong-fiscal-data': [
    -32_602,
    'Неверные фискальные данные',
    "Fiskal ma'lumotlar noto'g'ri",
    'The fiscal data are incomplete or wrong',
  ],
} as const satisfies Record<string, readonly [code: number, ru: string, uz: string, en: string]>;

export type PaymeErrorName = keyof typeof table;

/** `data`: the field of the account that is wrong, or the method that is unknown. `code` replaces the usual one. */
export const paymeError = (
  name: PaymeErrorName,
  { data, code }: Readonly<{ data?: string; code?: number }> = {},
): PaymeError => {
  const [usual, ru, uz, en] = table[name];
  return { code: code ?? usual, message: { ru, uz, en }, ...(data !== undefined && { data }) };
};

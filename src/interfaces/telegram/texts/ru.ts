import { type BotTexts } from './bot-texts.ts';

export const ru: BotTexts = {
  locale: 'ru',
  commands: {
    subscribe: 'Выбрать тариф',
    manage_subscription: 'Изменить или отменить подписку',
    billing_status: 'Подписка, счета и долги',
    unlink: 'Отвязать этот чат от аккаунта',
    help: 'Что умеет этот бот',
  },
  intervals: { week: 'неделя', month: 'месяц', year: 'год' },
  statuses: {
    incomplete: 'ждёт первой оплаты',
    trialing: 'пробный период',
    active: 'активна',
    past_due: 'оплата просрочена',
    grace: 'льготный период',
    paused: 'приостановлена',
    cancelled: 'отменена',
    expired: 'истекла',
  },
  linked: 'Чат привязан к вашему аккаунту. Сюда будут приходить сообщения об оплате. Что ещё есть — /help.',
  linkRefused: 'Эта ссылка уже использована или устарела. Получите новую в своём аккаунте.',
  notLinked: 'Этот чат не привязан к аккаунту. Сначала откройте ссылку на Telegram в своём аккаунте.',
  unlinked: 'Чат больше не привязан к вашему аккаунту.',
  helpIntro: 'Вот что можно попросить:',

  choosePlan: 'Выберите тариф:',
  chooseOther: 'Выберите, что вы хотите вместо этого:',
  noPlans: 'Сейчас выбирать не из чего.',
  planLine: (name, description, trialDays) =>
    `${name}: ${description}${trialDays > 0 ? `. Дней бесплатно: ${trialDays}` : ''}`,
  priceButton: (name, price, interval) => `${name} · ${price} / ${interval}`,
  alreadySubscribed: (plan) => `У вас уже есть ${plan}. Изменить: /manage_subscription.`,

  nowActive: (plan, nextDay) => `${plan}: подписка активна. Продление ${nextDay}.`,
  nowTrialing: (plan, untilDay) => `${plan}: пробный период до ${untilDay}.`,
  payToBegin: (plan, amount) => `${plan} начнётся после оплаты: ${amount}.`,
  confirmToBegin: (plan) => `Банк просит подтвердить оплату: ${plan}.`,
  beingPaid: (plan) => `${plan}: оплата обрабатывается. Мы напишем сюда.`,
  payButton: 'Оплатить',
  confirmButton: 'Подтвердить',

  noSubscription: 'У вас нет подписки. Тарифы: /subscribe.',
  planIs: (plan, price, interval) => `Тариф: ${plan}, ${price} / ${interval}`,
  statusIs: (status) => `Статус: ${status}`,
  nextPayment: (amount, day) => `Следующий платёж: ${amount}, ${day}`,
  trialUntil: (day) => `Пробный период до ${day}`,
  endsOn: (day) => `Закончится ${day}`,
  becomes: (plan, day) => `Сменится на ${plan} ${day}`,
  changeButton: 'Сменить тариф',
  cancelButton: 'Отменить',
  reactivateButton: 'Всё-таки оставить',
  methodButton: 'Способ оплаты',
  backButton: 'Назад',

  changeNow: (plan, price, interval, due) =>
    `${plan}, ${price} / ${interval}, с этого момента. К оплате сейчас: ${due}.`,
  changeLater: (plan, price, interval, day) =>
    `${plan}, ${price} / ${interval}, начиная с ${day}. Сейчас платить не нужно.`,
  confirmChange: 'Сменить',
  changed: (plan) => `Готово: теперь у вас ${plan}.`,
  changeScheduled: (plan, day) => `Готово: ${plan} начнётся ${day}.`,
  changeFailed: (plan) =>
    `Оплата не прошла, поэтому у вас по-прежнему ${plan}. Другой способ оплаты: /manage_subscription.`,
  payToChange: (plan, amount) => `${plan} начнётся после оплаты: ${amount}.`,
  askCancel: (plan, day) => `Отменить ${plan}? Всё работает до ${day}, дальше списаний не будет.`,
  confirmCancel: 'Да, отменить',
  keepButton: 'Нет, оставить',
  cancelScheduled: (day) => `Отменено. Всё работает до ${day}.`,
  reactivated: (plan) => `${plan}: подписка продолжается как прежде.`,

  noInvoices: 'Счетов пока нет.',
  lastInvoices: 'Последние счета:',
  invoiceLine: (number, amount, day, status) => `${number} · ${amount} · ${day} · ${status}`,
  invoiceStatuses: {
    open: 'к оплате',
    paid: 'оплачен',
    void: 'аннулирован',
    uncollectible: 'просрочен',
  },
  dues: (amount) => `К оплате: ${amount}`,
  payInvoice: (number) => `Оплатить ${number}`,

  buttonTooOld: 'Эта кнопка устарела. Отправьте команду ещё раз.',
  priceMoved: 'Цена тем временем изменилась. Посмотрите ещё раз.',
  refused: 'Сейчас это невозможно. Что у вас есть: /billing_status.',
};

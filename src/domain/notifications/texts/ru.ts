import { type Words } from '../words.ts';

const payNow = (link: string | null) => ({ label: 'Оплатить', link });
const manage = (link: string | null) => ({ label: 'Управлять подпиской', link });
const seeInvoice = (link: string | null) => ({ label: 'Посмотреть счёт', link });
const lastTry = 'Автоматически больше ничего не списывается.';
const firstOf = { week: 'Первая неделя', month: 'Первый месяц', year: 'Первый год' } as const;

export const ru: Words = {
  greeting: (name) => (name === null ? 'Здравствуйте!' : `Здравствуйте, ${name}!`),
  footer: 'Вы получили это сообщение, потому что оно касается вашего платежа или вашей подписки.',
  reasons: {
    'insufficient-funds': 'На счёте недостаточно средств.',
    'expired-card': 'Срок действия карты истёк.',
    'wrong-details': 'Данные способа оплаты указаны неверно.',
    limit: 'Сумма превышает лимит карты или счёта.',
    confirmation: 'Банк просит вас подтвердить платёж.',
    method: 'Этим способом оплаты такой платёж провести нельзя.',
    other: 'Банк или платёжная система не одобрили платёж.',
  },
  templates: {
    'payment-received': ({ number, amount }) => ({
      subject: `Платёж получен: ${amount}`,
      paragraphs: [`Мы получили ваш платёж на сумму ${amount}. Спасибо!`, `Номер платежа: ${number}`],
    }),
    'payment-declined': ({ number, amount, reason }, reasons) => ({
      subject: `Платёж на сумму ${amount} не прошёл`,
      paragraphs: [
        `Ваш платёж на сумму ${amount} не прошёл. ${reasons[reason]}`,
        'Деньги не списаны. Попробуйте ещё раз тем же или другим способом оплаты.',
        `Номер платежа: ${number}`,
      ],
    }),
    'refund-completed': ({ number, amount, invoice }) => ({
      subject: `Возврат: ${amount}`,
      paragraphs: [
        `Мы вернули ${amount} тем же способом, которым вы платили.`,
        'Зачисление может занять несколько дней, это зависит от вашего банка.',
        `Номер возврата: ${number}`,
      ],
      button: seeInvoice(invoice),
    }),
    'refund-returned': ({ number, amount, invoice }) => ({
      subject: `Возврат не дошёл: ${amount}`,
      paragraphs: [
        `Мы отправили ${amount} тем же способом, которым вы платили, но ваш банк вернул эти деньги нам.`,
        'Пожалуйста, свяжитесь с нами, чтобы мы отправили их другим способом.',
        `Номер возврата: ${number}`,
      ],
      button: seeInvoice(invoice),
    }),
    'trial-ending': ({ plan, endsAt, price, interval, portal }) => ({
      subject: `Пробный период «${plan}» заканчивается ${endsAt}`,
      paragraphs: [
        `Пробный период «${plan}» заканчивается ${endsAt}. ${firstOf[interval]} после этого: ${price}.`,
        'Чтобы продолжить, проверьте, что способ оплаты указан. Если продолжать не нужно, отмените подписку до этого дня.',
      ],
      button: manage(portal),
    }),
    'payment-failed': ({ plan, amount, nextAt, pay, reason }, reasons) => ({
      subject: `Не удалось списать ${amount} за «${plan}»`,
      paragraphs: [
        `Не удалось списать ${amount} за подписку «${plan}». ${reasons[reason]}`,
        ...(nextAt === null ? [] : [`Следующая попытка: ${nextAt}.`]),
        'До оплаты часть возможностей может быть ограничена. Сразу после оплаты всё снова станет доступно.',
      ],
      button: payNow(pay),
    }),
    'method-needed': ({ plan, amount, pay }) => ({
      subject: `Для «${plan}» нужен другой способ оплаты`,
      paragraphs: [
        `За подписку «${plan}» нужно заплатить ${amount}, но сохранённым способом оплаты списать деньги нельзя.`,
        'Пожалуйста, оплатите другим способом. Если это сохранённый способ, дальше будет использоваться он.',
      ],
      button: payNow(pay),
    }),
    'action-needed': ({ plan, amount, pay }) => ({
      subject: `Подтвердите платёж за «${plan}»`,
      paragraphs: [
        `Банк просит вас подтвердить платёж на сумму ${amount} за подписку «${plan}».`,
        'Это займёт минуту; без подтверждения деньги не спишутся.',
      ],
      button: { label: 'Подтвердить платёж', link: pay },
    }),
    'payment-due': ({ plan, amount, pay }) => ({
      subject: `«${plan}»: к оплате ${amount}`,
      paragraphs: [
        `За подписку «${plan}» нужно заплатить ${amount}. Ваш счёт готов, оплатите его, пожалуйста.`,
      ],
      button: payNow(pay),
    }),
    'grace-began': ({ plan, amount, nextAt, pay, freePlan }) => ({
      subject: `Подписка «${plan}» скоро закончится`,
      paragraphs: [
        `Подписка «${plan}» всё ещё не оплачена. К оплате: ${amount}. ${lastTry}`,
        ...(nextAt === null
          ? []
          : freePlan === null
            ? [`Если оплата не поступит до ${nextAt}, подписка закончится.`]
            : [`Если оплата не поступит до ${nextAt}, вы перейдёте на бесплатный тариф «${freePlan}».`]),
      ],
      button: payNow(pay),
    }),
    'subscription-recovered': ({ plan }) => ({
      subject: `Подписка «${plan}» снова активна`,
      paragraphs: [`Спасибо за оплату. Все возможности «${plan}» снова доступны.`],
    }),
    'cancellation-scheduled': ({ plan, endsAt, portal }) => ({
      subject: `Подписка «${plan}» закончится ${endsAt}`,
      paragraphs: [
        `Как вы просили, подписка «${plan}» закончится ${endsAt}. До этого дня ничего не меняется.`,
        'До этого дня отмену можно отозвать.',
      ],
      button: manage(portal),
    }),
    'subscription-cancelled': ({ plan }) => ({
      subject: `Подписка «${plan}» закончилась`,
      paragraphs: [`Подписка «${plan}» отменена. Деньги за неё больше не списываются.`],
    }),
    'subscription-expired': ({ plan, portal }) => ({
      subject: `Подписка «${plan}» закончилась`,
      paragraphs: [
        `Подписка «${plan}» закончилась, потому что не была оплачена.`,
        'Будем рады вашему возвращению.',
      ],
      button: manage(portal),
    }),
    'downgraded-to-free': ({ plan, portal }) => ({
      subject: `Ваш тариф теперь «${plan}»`,
      paragraphs: [
        `Последний период не был оплачен, поэтому вы переведены на бесплатный тариф «${plan}».`,
        'Другой тариф можно выбрать в любое время.',
      ],
      button: manage(portal),
    }),
    'plan-changed': ({ plan, portal }) => ({
      subject: `Ваш тариф теперь «${plan}»`,
      paragraphs: [`Ваша подписка переведена на тариф «${plan}». Он уже действует.`],
      button: manage(portal),
    }),
    'change-scheduled': ({ plan, toPlan, takesEffectAt }) => ({
      subject: `Тариф сменится на «${toPlan}»: ${takesEffectAt}`,
      paragraphs: [`Тариф «${plan}» действует до ${takesEffectAt}. Затем начнётся тариф «${toPlan}».`],
    }),
    'subscription-paused': ({ plan, resumesAt, portal }) => ({
      subject: `Подписка «${plan}» приостановлена`,
      paragraphs: [
        `Подписка «${plan}» приостановлена, и деньги за неё пока не списываются.`,
        ...(resumesAt === null ? [] : [`Она возобновится сама: ${resumesAt}.`]),
      ],
      button: manage(portal),
    }),
    'subscription-resumed': ({ plan }) => ({
      subject: `Подписка «${plan}» возобновлена`,
      paragraphs: [`Подписка «${plan}» снова активна.`],
    }),
    'invoice-issued': ({ number, amount, invoice }) => ({
      subject: `Счёт ${number}: ${amount}`,
      paragraphs: [`Ваш счёт ${number} на сумму ${amount} готов.`],
      button: seeInvoice(invoice),
    }),
    'invoice-paid': ({ number, amount, invoice }) => ({
      subject: `Счёт ${number} оплачен`,
      paragraphs: [`Счёт ${number} на сумму ${amount} оплачен. Спасибо!`],
      button: seeInvoice(invoice),
    }),
    'credit-note': ({ number, note, amount, invoice }) => ({
      subject: `Корректировочный счёт ${note}: ${amount}`,
      paragraphs: [
        `К счёту ${number} выставлен корректировочный счёт ${note} на сумму ${amount} в вашу пользу.`,
      ],
      button: seeInvoice(invoice),
    }),
    'credits-granted': ({ credits, balance, pack, amount, number }) => ({
      subject: `Начислено кредитов: ${credits}`,
      paragraphs: [
        pack === null
          ? `Начислено кредитов: ${credits}.`
          : `Начислено кредитов из пакета «${pack}»: ${credits}.`,
        ...(amount === null ? [] : [`Мы получили ваш платёж на сумму ${amount}. Спасибо!`]),
        `Теперь на балансе: ${balance}.`,
        ...(number === null ? [] : [`Номер платежа: ${number}`]),
      ],
    }),
    'credits-expiring': ({ credits, expiresAt }) => ({
      subject: `Скоро сгорят кредиты: ${credits}`,
      paragraphs: [
        `Кредитов, которые сгорят ${expiresAt}: ${credits}. Использованные до этого дня не пропадут.`,
      ],
    }),
    'method-expiring': ({ method, ends, portal }) => ({
      subject: `Скоро истекает срок действия: ${method}`,
      paragraphs: [
        `Срок действия вашей карты ${method} истекает в конце ${ends}.`,
        'Пожалуйста, добавьте другой способ оплаты, чтобы платежи проходили без перерыва.',
      ],
      button: { label: 'Обновить способ оплаты', link: portal },
    }),
  },
};

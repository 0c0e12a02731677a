import { type BotTexts } from './bot-texts.ts';

export const uz: BotTexts = {
  locale: 'uz',
  commands: {
    subscribe: 'Tarif tanlash',
    manage_subscription: 'Obunani o‘zgartirish yoki bekor qilish',
    billing_status: 'Obuna, hisoblar va qarzlar',
    unlink: 'Bu chatni hisobingizdan uzish',
    help: 'Bot nimalarni biladi',
  },
  intervals: { week: 'hafta', month: 'oy', year: 'yil' },
  statuses: {
    incomplete: 'birinchi to‘lov kutilmoqda',
    trialing: 'sinov davri',
    active: 'faol',
    past_due: 'to‘lov kechikdi',
    grace: 'imtiyozli davr',
    paused: 'to‘xtatib turilgan',
    cancelled: 'bekor qilingan',
    expired: 'muddati tugagan',
  },
  linked: 'Chat hisobingizga ulandi. To‘lovlar haqidagi xabarlar shu yerga keladi. Yana nimalar bor: /help.',
  linkRefused: 'Bu havola ishlatilgan yoki eskirgan. Hisobingizda yangisini oling.',
  notLinked: 'Bu chat hisobga ulanmagan. Avval hisobingizdagi Telegram havolasini oching.',
  unlinked: 'Chat endi hisobingizga ulanmagan.',
  helpIntro: 'Quyidagilarni so‘rash mumkin:',

  choosePlan: 'Tarifni tanlang:',
  chooseOther: 'O‘rniga nimani xohlaysiz, tanlang:',
  noPlans: 'Hozir tanlash uchun tarif yo‘q.',
  planLine: (name, description, trialDays) =>
    `${name}: ${description}${trialDays > 0 ? `. Dastlabki ${trialDays} kun bepul` : ''}`,
  priceButton: (name, price, interval) => `${name} · ${price} / ${interval}`,
  alreadySubscribed: (plan) => `Sizda ${plan} bor. O‘zgartirish: /manage_subscription.`,

  nowActive: (plan, nextDay) => `${plan} faol. Uzaytirish kuni: ${nextDay}.`,
  nowTrialing: (plan, untilDay) => `${plan}: sinov davri ${untilDay} gacha.`,
  payToBegin: (plan, amount) => `${plan} to‘lovdan keyin boshlanadi: ${amount}.`,
  confirmToBegin: (plan) => `Bank to‘lovni tasdiqlashingizni so‘rayapti: ${plan}.`,
  beingPaid: (plan) => `${plan}: to‘lov bajarilmoqda. Natijani shu yerda yozamiz.`,
  payButton: 'To‘lash',
  confirmButton: 'Tasdiqlash',

  noSubscription: 'Sizda obuna yo‘q. Tariflar: /subscribe.',
  planIs: (plan, price, interval) => `Tarif: ${plan}, ${price} / ${interval}`,
  statusIs: (status) => `Holati: ${status}`,
  nextPayment: (amount, day) => `Keyingi to‘lov: ${amount}, ${day}`,
  trialUntil: (day) => `Sinov davri ${day} gacha`,
  endsOn: (day) => `${day} kuni tugaydi`,
  becomes: (plan, day) => `${day} kuni ${plan} tarifiga o‘tadi`,
  changeButton: 'Tarifni almashtirish',
  cancelButton: 'Bekor qilish',
  reactivateButton: 'Baribir qoldirish',
  methodButton: 'To‘lov usuli',
  backButton: 'Orqaga',

  changeNow: (plan, price, interval, due) =>
    `${plan}, ${price} / ${interval}, hozirdan boshlab. Hozir to‘lanadi: ${due}.`,
  changeLater: (plan, price, interval, day) =>
    `${plan}, ${price} / ${interval}, ${day} dan boshlab. Hozir to‘lash kerak emas.`,
  confirmChange: 'Almashtirish',
  changed: (plan) => `Tayyor: endi sizda ${plan}.`,
  changeScheduled: (plan, day) => `Tayyor: ${plan} ${day} kuni boshlanadi.`,
  changeFailed: (plan) =>
    `To‘lov amalga oshmadi, sizda hali ham ${plan}. Boshqa to‘lov usuli: /manage_subscription.`,
  payToChange: (plan, amount) => `${plan} to‘lovdan keyin boshlanadi: ${amount}.`,
  askCancel: (plan, day) => `${plan} bekor qilinsinmi? ${day} gacha hammasi ishlaydi, keyin pul yechilmaydi.`,
  confirmCancel: 'Ha, bekor qilinsin',
  keepButton: 'Yo‘q, qolsin',
  cancelScheduled: (day) => `Bekor qilindi. ${day} gacha hammasi ishlaydi.`,
  reactivated: (plan) => `${plan}: obuna avvalgidek davom etadi.`,

  noInvoices: 'Hisoblar hali yo‘q.',
  lastInvoices: 'So‘nggi hisoblar:',
  invoiceLine: (number, amount, day, status) => `${number} · ${amount} · ${day} · ${status}`,
  invoiceStatuses: {
    open: 'to‘lanishi kerak',
    paid: 'to‘langan',
    void: 'bekor qilingan',
    uncollectible: 'kechikkan',
  },
  dues: (amount) => `To‘lanishi kerak: ${amount}`,
  payInvoice: (number) => `To‘lash: ${number}`,

  buttonTooOld: 'Bu tugma eskirgan. Buyruqni qaytadan yuboring.',
  priceMoved: 'Narx bu orada o‘zgardi. Yana bir qarang.',
  refused: 'Hozir buning iloji yo‘q. Holatingiz: /billing_status.',
};

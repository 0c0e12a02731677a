import { type Words } from '../words.ts';

const payNow = (link: string | null) => ({ label: 'Toʻlash', link });
const manage = (link: string | null) => ({ label: 'Obunani boshqarish', link });
const seeInvoice = (link: string | null) => ({ label: 'Hisobni koʻrish', link });
const lastTry = 'Endi pul avtomatik yechilmaydi.';
const firstOf = { week: 'birinchi hafta', month: 'birinchi oy', year: 'birinchi yil' } as const;

export const uz: Words = {
  greeting: (name) => (name === null ? 'Assalomu alaykum!' : `Assalomu alaykum, ${name}!`),
  footer: 'Bu xabar sizning toʻlovingiz yoki obunangizga tegishli boʻlgani uchun yuborildi.',
  reasons: {
    'insufficient-funds': 'Hisobda mablagʻ yetarli emas.',
    'expired-card': 'Kartaning amal qilish muddati tugagan.',
    'wrong-details': 'Toʻlov usuli maʼlumotlari notoʻgʻri kiritilgan.',
    limit: 'Summa karta yoki hisob limitidan oshib ketgan.',
    confirmation: 'Bankingiz toʻlovni tasdiqlashingizni soʻramoqda.',
    method: 'Bu toʻlov usuli bilan bunday toʻlovni amalga oshirib boʻlmaydi.',
    other: 'Bank yoki toʻlov tizimi toʻlovni tasdiqlamadi.',
  },
  templates: {
    'payment-received': ({ number, amount }) => ({
      subject: `Toʻlov qabul qilindi: ${amount}`,
      paragraphs: [`${amount} miqdoridagi toʻlovingizni oldik. Rahmat!`, `Toʻlov raqami: ${number}`],
    }),
    'payment-declined': ({ number, amount, reason }, reasons) => ({
      subject: `Toʻlov amalga oshmadi: ${amount}`,
      paragraphs: [
        `${amount} miqdoridagi toʻlovingiz amalga oshmadi. ${reasons[reason]}`,
        'Pul yechilmadi. Shu yoki boshqa toʻlov usuli bilan qayta urinib koʻring.',
        `Toʻlov raqami: ${number}`,
      ],
    }),
    'refund-completed': ({ number, amount, invoice }) => ({
      subject: `Pul qaytarildi: ${amount}`,
      paragraphs: [
        `Toʻlov qilgan usulingizga ${amount} qaytardik.`,
        'Pul tushishi bankingizga qarab bir necha kun olishi mumkin.',
        `Qaytarish raqami: ${number}`,
      ],
      button: seeInvoice(invoice),
    }),
    'refund-returned': ({ number, amount, invoice }) => ({
      subject: `Qaytarilgan pul yetib bormadi: ${amount}`,
      paragraphs: [
        `Toʻlov qilgan usulingizga ${amount} qaytargan edik, ammo bankingiz bu pulni bizga qaytarib yubordi.`,
        'Pulni boshqa yoʻl bilan yuborishimiz uchun, iltimos, biz bilan bogʻlaning.',
        `Qaytarish raqami: ${number}`,
      ],
      button: seeInvoice(invoice),
    }),
    'trial-ending': ({ plan, endsAt, price, interval, portal }) => ({
      subject: `“${plan}” sinov davri tugaydi: ${endsAt}`,
      paragraphs: [
        `“${plan}” sinov davri tugaydigan kun: ${endsAt}. Shundan keyingi ${firstOf[interval]} narxi: ${price}.`,
        'Davom ettirish uchun toʻlov usuli kiritilganini tekshiring. Xohlamasangiz, shu kungacha bekor qiling.',
      ],
      button: manage(portal),
    }),
    'payment-failed': ({ plan, amount, nextAt, pay, reason }, reasons) => ({
      subject: `“${plan}” uchun toʻlov amalga oshmadi: ${amount}`,
      paragraphs: [
        `“${plan}” obunasi uchun ${amount} yechib boʻlmadi. ${reasons[reason]}`,
        ...(nextAt === null ? [] : [`Keyingi urinish: ${nextAt}.`]),
        'Toʻlangunga qadar ayrim imkoniyatlar cheklanishi mumkin. Toʻlov qilingach, hammasi darhol tiklanadi.',
      ],
      button: payNow(pay),
    }),
    'method-needed': ({ plan, amount, pay }) => ({
      subject: `“${plan}” uchun boshqa toʻlov usuli kerak`,
      paragraphs: [
        `“${plan}” obunasi uchun ${amount} toʻlanishi kerak, ammo saqlangan usuldan pul yechib boʻlmaydi.`,
        'Iltimos, boshqa usul bilan toʻlang. Agar u saqlangan usul boʻlsa, keyin shu usul ishlatiladi.',
      ],
      button: payNow(pay),
    }),
    'action-needed': ({ plan, amount, pay }) => ({
      subject: `“${plan}” uchun toʻlovni tasdiqlang`,
      paragraphs: [
        `Bankingiz “${plan}” obunasi uchun ${amount} miqdoridagi toʻlovni tasdiqlashingizni soʻramoqda.`,
        'Bu bir daqiqa vaqt oladi; tasdiqlamaguningizcha pul yechilmaydi.',
      ],
      button: { label: 'Toʻlovni tasdiqlash', link: pay },
    }),
    'payment-due': ({ plan, amount, pay }) => ({
      subject: `“${plan}”: toʻlanadigan summa ${amount}`,
      paragraphs: [
        `“${plan}” obunasi uchun ${amount} toʻlanishi kerak. Hisobingiz tayyor, iltimos, toʻlang.`,
      ],
      button: payNow(pay),
    }),
    'grace-began': ({ plan, amount, nextAt, pay, freePlan }) => ({
      subject: `“${plan}” obunasi tugash arafasida`,
      paragraphs: [
        `“${plan}” obunasi hali toʻlanmagan. Toʻlov miqdori: ${amount}. ${lastTry}`,
        ...(nextAt === null
          ? []
          : freePlan === null
            ? [`Toʻlov muddati: ${nextAt}. Shu kungacha toʻlanmasa, obuna tugaydi.`]
            : [
                `Toʻlov muddati: ${nextAt}. Shu kungacha toʻlanmasa, siz bepul “${freePlan}” tarifiga oʻtasiz.`,
              ]),
      ],
      button: payNow(pay),
    }),
    'subscription-recovered': ({ plan }) => ({
      subject: `“${plan}” obunasi yana faol`,
      paragraphs: [`Toʻlov uchun rahmat. “${plan}” imkoniyatlarining hammasi yana ochiq.`],
    }),
    'cancellation-scheduled': ({ plan, endsAt, portal }) => ({
      subject: `“${plan}” obunasi tugaydi: ${endsAt}`,
      paragraphs: [
        `Soʻrovingizga koʻra “${plan}” obunasi tugaydigan kun: ${endsAt}. Ungacha hech narsa oʻzgarmaydi.`,
        'Shu kungacha fikringizdan qaytishingiz mumkin.',
      ],
      button: manage(portal),
    }),
    'subscription-cancelled': ({ plan }) => ({
      subject: `“${plan}” obunasi tugadi`,
      paragraphs: [`“${plan}” obunasi bekor qilindi. Buning uchun boshqa pul yechilmaydi.`],
    }),
    'subscription-expired': ({ plan, portal }) => ({
      subject: `“${plan}” obunasi tugadi`,
      paragraphs: [`“${plan}” obunasi toʻlanmagani uchun tugadi.`, 'Qaytishingizdan xursand boʻlamiz.'],
      button: manage(portal),
    }),
    'downgraded-to-free': ({ plan, portal }) => ({
      subject: `Tarifingiz endi “${plan}”`,
      paragraphs: [
        `Oxirgi davr toʻlanmagani uchun siz bepul “${plan}” tarifiga oʻtkazildingiz.`,
        'Istalgan vaqtda boshqa tarifni tanlashingiz mumkin.',
      ],
      button: manage(portal),
    }),
    'plan-changed': ({ plan, portal }) => ({
      subject: `Tarifingiz endi “${plan}”`,
      paragraphs: [`Obunangiz “${plan}” tarifiga oʻtkazildi. U hozirdan amal qiladi.`],
      button: manage(portal),
    }),
    'change-scheduled': ({ plan, toPlan, takesEffectAt }) => ({
      subject: `Tarif “${toPlan}” ga oʻzgaradi: ${takesEffectAt}`,
      paragraphs: [
        `“${plan}” tarifi amal qiladigan muddat: ${takesEffectAt}. Keyin “${toPlan}” tarifi boshlanadi.`,
      ],
    }),
    'subscription-paused': ({ plan, resumesAt, portal }) => ({
      subject: `“${plan}” obunasi toʻxtatib turildi`,
      paragraphs: [
        `“${plan}” obunasi toʻxtatib turildi, hozircha pul yechilmaydi.`,
        ...(resumesAt === null ? [] : [`U oʻzi davom etadigan kun: ${resumesAt}.`]),
      ],
      button: manage(portal),
    }),
    'subscription-resumed': ({ plan }) => ({
      subject: `“${plan}” obunasi davom etmoqda`,
      paragraphs: [`“${plan}” obunasi yana faol.`],
    }),
    'invoice-issued': ({ number, amount, invoice }) => ({
      subject: `Hisob ${number}: ${amount}`,
      paragraphs: [`${amount} miqdoridagi ${number} raqamli hisobingiz tayyor.`],
      button: seeInvoice(invoice),
    }),
    'invoice-paid': ({ number, amount, invoice }) => ({
      subject: `Hisob ${number} toʻlandi`,
      paragraphs: [`${amount} miqdoridagi ${number} raqamli hisob toʻlandi. Rahmat!`],
      button: seeInvoice(invoice),
    }),
    'credit-note': ({ number, note, amount, invoice }) => ({
      subject: `Tuzatuvchi hisob ${note}: ${amount}`,
      paragraphs: [
        `${number} raqamli hisobga sizning foydangizga ${amount} miqdorida ${note} tuzatuvchi hisob yozildi.`,
      ],
      button: seeInvoice(invoice),
    }),
    'credits-granted': ({ credits, balance, pack, amount, number }) => ({
      subject: `Kreditlar qoʻshildi: ${credits}`,
      paragraphs: [
        pack === null
          ? `Kreditlar qoʻshildi: ${credits}.`
          : `“${pack}” toʻplamidan kreditlar qoʻshildi: ${credits}.`,
        ...(amount === null ? [] : [`${amount} miqdoridagi toʻlovingizni oldik. Rahmat!`]),
        `Endi balansingiz: ${balance}.`,
        ...(number === null ? [] : [`Toʻlov raqami: ${number}`]),
      ],
    }),
    'credits-expiring': ({ credits, expiresAt }) => ({
      subject: `Kreditlar muddati tugamoqda: ${credits}`,
      paragraphs: [`Muddati tugaydigan kreditlar: ${credits}. Tugash kuni: ${expiresAt}. Ungacha ishlating.`],
    }),
    'method-expiring': ({ method, ends, portal }) => ({
      subject: `Kartaning muddati tugamoqda: ${method}`,
      paragraphs: [
        `${method} kartangizning amal qilish muddati ${ends} oxirida tugaydi.`,
        'Toʻlovlar uzilib qolmasligi uchun boshqa toʻlov usulini qoʻshing.',
      ],
      button: { label: 'Toʻlov usulini yangilash', link: portal },
    }),
  },
};

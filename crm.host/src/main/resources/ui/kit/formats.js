/** From how many seconds on a unit is used, and how many it has. */
const UNITS = [['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];

const made = {};

/**
 * Dates and numbers as a language writes them. Moments are given as anything that `Date` takes; what is no date gives an empty text.
 * @param {string} locale "ja" or "en"
 */
export const formats = (locale) => (made[locale] ??= make(locale));

function make(locale) {
  const date = written(locale, {dateStyle: 'medium'});
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, {notation: 'compact', maximumFractionDigits: 1});
  const distance = new Intl.RelativeTimeFormat(locale, {numeric: 'auto'});
  const plural = new Intl.PluralRules(locale);
  return Object.freeze({
    locale,
    date,
    day: written(locale, {dateStyle: 'long'}),
    time: written(locale, {timeStyle: 'short'}),
    dateTime: written(locale, {dateStyle: 'medium', timeStyle: 'short'}),
    number: (value) => number.format(value),
    compact: (value) => compact.format(value),
    money: (value, currency) =>
      new Intl.NumberFormat(locale, {style: 'currency', currency, maximumFractionDigits: currency === 'JPY' ? 0 : 2}).format(value),
    plural: (value) => plural.select(value),
    /** "2 時間前", and the date itself for what is older than a week. */
    relative(moment, now = Date.now()) {
      const seconds = (new Date(moment).getTime() - now) / 1000;
      if (Number.isNaN(seconds)) {
        return '';
      }
      const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      return Math.abs(seconds) >= 604_800 ? date(moment) : distance.format(length === 1 ? 0 : Math.trunc(seconds / length), unit);
    },
  });
}

function written(locale, options) {
  const format = new Intl.DateTimeFormat(locale, options);
  return (moment) => {
    const date = new Date(moment);
    return moment == null || Number.isNaN(date.getTime()) ? '' : format.format(date);
  };
}

import {formats, translate} from 'crm-kit';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const bundles = new Map();

/** Sentences and formats in the reader's language. */
export class Words {
  /**
   * @param {object} context the element's
   * @param {() => void} arrived called when texts of another bundle have come
   */
  constructor(context, arrived) {
    this.context = context;
    this.arrived = arrived;
    this.t = translate(context.messages, context.locale);
    this.formats = formats(context.locale);
  }

  /** The time of day; with the date, unless it is today's. */
  moment(instant) {
    const date = new Date(instant);
    return date.toDateString() === new Date().toDateString() ? this.formats.time(date) : this.formats.dateTime(date);
  }

  /** A price in millionths of a dollar, to a tenth of a cent. */
  price(microDollars) {
    const currency = {style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: 3};
    return new Intl.NumberFormat(this.context.locale, currency).format(microDollars / 1e6);
  }

  /** The sentence that a message of any bundle stands for; empty while its bundle's texts are on their way, and where there is none. */
  say(message) {
    const texts = message && this.texts(message.bundle);
    if (!texts || !Object.hasOwn(texts, message.key)) {
      return '';
    }
    const args = message.arguments.map((argument) => (INSTANT.test(argument) ? this.moment(argument) : argument));
    return translate(texts, this.context.locale)(message.key, ...args);
  }

  /**
   * Why something could not be done, as its problem or our own words say it.
   * @param {import('./rest.js').Problem} problem @param {string} network its name @param {...string} places that may have words of their own
   */
  reason({kind, explanation, retryAt}, network, ...places) {
    const known = (name) => [...places, 'problem'].map((place) => `${place}.${name}`).find((key) => this.t.has(key));
    return this.say(explanation) || this.t(known(kind) ?? known('failed'), network, retryAt ? this.moment(retryAt) : '');
  }

  texts(bundle) {
    const {host, locale} = this.context;
    const path = `/crm/api/ui/i18n/${encodeURIComponent(bundle)}/${locale}.json`;
    if (!bundles.has(path)) {
      bundles.set(path, null);
      host.fetch(path).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))).then(
        (texts) => {
          bundles.set(path, texts);
          this.arrived();
        },
        () => bundles.delete(path),
      );
    }
    return bundles.get(path);
  }
}

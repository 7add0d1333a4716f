import {renewTokenBy, send, useToken} from './rest.js';
import {speak, words} from './texts.js';

/** Who is signed in. Says `change` when that, the language or the permissions changed. */
class Session extends EventTarget {
  /** @type {null | {user: {id: string, login: string, name: string, administrator: boolean}, profile: object, locale: string, permissions: string[], links: {users: boolean, profiles: boolean}}} */
  current = null;

  async read() {
    return this.#take(await send('/session'));
  }

  async signIn(user, password) {
    return this.#take(await send('/session', {method: 'POST', body: {user, password}}));
  }

  async setUp(body) {
    return this.#take(await send('/setup', {method: 'POST', body}));
  }

  async signOut() {
    this.leaving = true;
    await send('/session', {method: 'DELETE'}).finally(() => setTimeout(() => (this.leaving = false), 1000));
    this.end();
  }

  async speak(locale) {
    return this.#take(await send('/session', {method: 'PATCH', body: {locale}}));
  }

  end() {
    this.current = null;
    useToken('');
    this.dispatchEvent(new Event('change'));
  }

  async #take(session) {
    const before = JSON.stringify(this.current);
    this.current = session;
    useToken(session.csrf);
    if (session.locale !== words.locale || session.locale !== document.documentElement.lang) {
      await speak(session.locale);
    }
    if (JSON.stringify(session) !== before) {
      this.dispatchEvent(new Event('change'));
    }
    return session;
  }
}

export const session = new Session();

renewTokenBy(async () => {
  const before = session.current?.user.id;
  const {user} = await session.read();
  return before === undefined || before === user.id;
});

/** Listens to the host's event stream while the element is on the page, as a reactive controller. */
export class Listening {
  /**
   * @param {import('lit').LitElement & {context: object}} element
   * @param {Record<string, (data: object) => void>} listeners by event; `open` is called after each connection
   */
  constructor(element, listeners) {
    this.element = element;
    this.listeners = listeners;
    element.addController(this);
  }

  hostConnected() {
    const {events} = this.element.context.host;
    this.offs = Object.entries(this.listeners).map(([name, listener]) => events.on(name, listener));
  }

  hostDisconnected() {
    this.offs.forEach((off) => off());
  }
}

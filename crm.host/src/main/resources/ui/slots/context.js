import {sameOriginFetch} from '../core/rest.js';
import {router} from '../core/router.js';
import {session} from '../core/session.js';
import {announce, confirm, toast} from '../core/shell.js';
import {stream} from '../core/stream.js';
import {words} from '../core/texts.js';

/** The events of the stream, as extension elements hear them. */
const events = Object.freeze({
  on(name, listener) {
    const hear = ({detail}) => listener(detail ?? {});
    stream.addEventListener(name, hear);
    return () => stream.removeEventListener(name, hear);
  },
});

/**
 * What an extension element is told, as `crm.host.api.ui` promises it.
 * @param {{location: string, object?: string, recordId?: string, recordName?: string, recordIds?: readonly string[], field?: string, query?: string}} place
 * @param {Record<string, string>} messages of the element's bundle
 * @param {() => void} recordChanged
 * @param {import('./element-keys.js').ElementKeys} keys of this element
 */
export function contextOf(place, messages, recordChanged, keys) {
  const {user, permissions} = session.current;
  return Object.freeze({
    apiVersion: 1,
    ...place,
    locale: words.locale,
    user: {id: user.id, name: user.name, administrator: user.administrator},
    permissions: [...permissions],
    messages,
    host: Object.freeze({
      fetch: sameOriginFetch,
      events,
      toast,
      confirm,
      announce,
      navigate: (path, {replace = false} = {}) => void router.go(path, {replace}),
      recordChanged,
      keys: Object.freeze({register: (use) => keys.register(use)}),
    }),
  });
}

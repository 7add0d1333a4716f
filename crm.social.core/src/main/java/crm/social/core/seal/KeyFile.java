package crm.social.core.seal;

import org.jspecify.annotations.Nullable;

/**
 * What lies in the folder under the name of a key.
 *
 * @param key null unless it may be used
 */
record KeyFile(String id, State state, @Nullable Key key) {
    enum State {
        WHOLE,
        /** Not a key of 256 bits, or not the one that had this name before. */
        DAMAGED,
        /** Others may read or change it. */
        EXPOSED
    }

    static KeyFile whole(Key key) {
        return new KeyFile(key.id(), State.WHOLE, key);
    }

    static KeyFile damaged(String id) {
        return new KeyFile(id, State.DAMAGED, null);
    }

    static KeyFile exposed(String id) {
        return new KeyFile(id, State.EXPOSED, null);
    }
}

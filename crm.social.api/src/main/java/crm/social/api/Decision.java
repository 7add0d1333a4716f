package crm.social.api;

import java.net.URI;

/**
 * Whether an act can be done, decided before it is shown and again before it is done.
 */
public sealed interface Decision {
    /**
     * It can be done here.
     *
     * @param price what the network charges for it
     */
    record Allowed(Price price) implements Decision {}

    /**
     * It can be done only at the network itself.
     *
     * @param page the network's own page for this act, filled in as far as it allows
     * @param reason why not here
     */
    record HandOff(URI page, Message reason) implements Decision {}

    /**
     * It cannot be done.
     *
     * @param kind which failure the act would meet
     * @param reason why not
     */
    record Denied(SocialException.Kind kind, Message reason) implements Decision {}
}

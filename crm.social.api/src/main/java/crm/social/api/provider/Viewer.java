package crm.social.api.provider;

import crm.social.api.SubjectKey;

/** With whose eyes a provider looks, and with whose hands it acts. */
public sealed interface Viewer {
    /**
     * An account that signed in.
     *
     * @param account whose
     * @param handle the account's handle when it was last seen
     * @param grant valid at the time of the call
     */
    record Account(SubjectKey account, String handle, Grant grant) implements Viewer {}

    /** The operator's app itself, without an account, where the network knows such a credential. */
    record App() implements Viewer {}
}

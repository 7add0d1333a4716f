package crm.social.api.provider;

import crm.social.api.Act;
import crm.social.api.Profile;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Signing in at a network: a conversation with the person's browser in between. */
@ConsumerType
public interface Authenticator {
    /**
     * Begins.
     *
     * @param request what is wanted
     * @return where to send the browser, and what to remember until it is back
     */
    Redirect begin(Request request);

    /**
     * Ends: the browser is back with a {@code state} that the core has checked and taken out.
     *
     * @return the account signed in with, and the grant
     * @throws crm.social.api.SocialException REFUSED where the person refused; INVALID for a wrong or used code or verifier; NETWORK_DOWN
     */
    SignedIn complete(Return back);

    /**
     * Renews a grant. Called by one node at a time.
     *
     * @throws crm.social.api.SocialException REVOKED where the network says that the grant is not valid; NETWORK_DOWN and RATE_LIMITED for
     *     everything that says nothing about it
     */
    Grant refresh(Grant grant);

    /** Ends the grant at the network; returning normally means that the network confirmed. */
    void revoke(Grant grant);

    /**
     * What is wanted.
     *
     * @param callback our address for this registration, exactly as registered at the network
     * @param state to be handed back by the network: at least 128 random bits, at most 500 characters
     * @param acts what the user wants to do; reading is always included
     */
    record Request(URI callback, String state, Set<Act> acts) {}

    /**
     * Where to send the browser.
     *
     * @param page the network's page
     * @param memo what the provider needs to complete, such as a PKCE verifier; kept sealed with the flow and never shown to the browser
     */
    record Redirect(URI page, String memo) {
        @Override
        public String toString() {
            return "Redirect[" + page.getHost() + "]";
        }
    }

    /**
     * What the browser brought back.
     *
     * @param callback as in the request
     * @param memo as in the redirect
     * @param parameters the query's parameters
     */
    record Return(URI callback, String memo, Map<String, String> parameters) {
        public Return {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String toString() {
            return "Return" + parameters.keySet();
        }
    }

    /** The account signed in with. */
    record SignedIn(Profile account, Grant grant) {}
}

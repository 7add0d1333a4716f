package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What a record's popup shows. */
@ProviderType
public interface Panels {
    /** The panel of a record at a network. A linked account that cannot be shown is a state of the panel, not a failure. */
    Panel panel(Caller caller, RecordRef record, String network);

    /** As {@link #panel}, but the network is asked again for what was read more than 5 seconds ago: for somebody who presses 更新. */
    Panel panelAgain(Caller caller, RecordRef record, String network);

    /** The link of a record at each network where there is one, from our own store: asks no network. */
    Map<String, Links.Link> links(Caller caller, RecordRef record);

    /** What a record's handle fields hold that is nobody's link, by network; asks no network. */
    Map<String, Links.Waiting> waiting(Caller caller, RecordRef record);

    /** Posts of the linked profile, newest first. */
    Page<ShownPost> posts(Caller caller, RecordRef record, String network, @Nullable PageToken page);

    /**
     * A post with what it answers and what answers it.
     *
     * @param connectionId whose eyes: the caller's own connection, or the organisation's where the caller may act as it
     * @param page where the replies go on
     */
    Conversation<ShownPost> conversation(
            Caller caller, String network, PostRef post, String connectionId, @Nullable PageToken page);

    /** What a panel shows. */
    enum View {
        /** サインイン. */
        SIGN_IN,
        /** Signed in once, but the network does not accept the grant any more. */
        SIGN_IN_AGAIN,
        /** Signed in, nobody linked: candidates. */
        CANDIDATES,
        PROFILE,
        /** The linked account shows its posts to followers only; the profile is there. */
        PROTECTED,
        SUSPENDED,
        /** The linked account is gone. */
        NOT_FOUND
    }

    /**
     * A panel.
     *
     * @param connection who acts, or null
     * @param link the link, or null
     * @param linkVersion the version to expect when linking or unlinking
     * @param profile the linked profile, or null
     * @param posts the newest posts; empty where there are none to show
     * @param decisions what may be done with the person: {@link Act#POST} and {@link Act#FOLLOW}, this one also for taking it back
     * @param fetchedAt as of when profile and posts are
     */
    record Panel(
            View view,
            Connections.@Nullable Connection connection,
            Links.@Nullable Link link,
            long linkVersion,
            @Nullable Profile profile,
            Page<ShownPost> posts,
            Map<Act, Decision> decisions,
            Instant fetchedAt) {
        public Panel {
            decisions = Map.copyOf(decisions);
        }
    }
}

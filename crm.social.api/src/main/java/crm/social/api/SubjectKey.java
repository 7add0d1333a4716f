package crm.social.api;

/**
 * Who somebody is at a network, for ever: X's numeric id, Bluesky's DID, Mastodon's ActivityPub {@code uri}.
 *
 * @param network the network's id, such as {@code twitter}
 * @param subject the network's immutable identifier of the person; never a handle
 */
public record SubjectKey(String network, String subject) {
    public SubjectKey {
        if (network.isEmpty() || subject.isEmpty()) {
            throw new IllegalArgumentException("a subject needs a network and an identifier");
        }
    }
}

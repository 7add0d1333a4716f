package crm.social.api.provider;

import crm.social.api.Conversation;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads posts. */
@ConsumerType
public interface Posts {
    /**
     * Posts of somebody, newest first.
     *
     * @param limit how many at most: 1 to 100; a network may answer more or fewer
     * @throws crm.social.api.SocialException PROTECTED, SUSPENDED, NOT_FOUND where that is so
     */
    Answer<Page<Post>> timeline(Viewer viewer, String subject, int limit, @Nullable PageToken page);

    /**
     * Posts by reference, in no particular order; those that cannot be shown stand in the answer's problems.
     *
     * @param posts 1 to 100
     */
    Answer<List<Post>> byRefs(Viewer viewer, List<PostRef> posts);

    /**
     * A post with what it answers and what answers it.
     *
     * @param limit how many replies at most: 1 to 100; a network may answer more or fewer
     * @param page where the replies go on; the answer may then leave out what the post answers
     * @throws crm.social.api.SocialException PROTECTED, SUSPENDED, NOT_FOUND where the post itself cannot be shown
     */
    Answer<Conversation<Post>> conversation(Viewer viewer, PostRef post, int limit, @Nullable PageToken page);

    /**
     * What several people said of late, newest first; each post is paid for once.
     *
     * @param handles 1 to {@code authorBatch} of the descriptor
     * @param newerThan only posts after this one; null for as far back as the network goes
     * @param limit how many at most: 1 to 100; a network may answer more or fewer
     */
    Answer<Page<Post>> byAuthors(
            Viewer viewer, List<String> handles, @Nullable PostRef newerThan, int limit, @Nullable PageToken page);
}

package crm.social.api.provider;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
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
}

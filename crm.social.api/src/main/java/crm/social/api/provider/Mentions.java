package crm.social.api.provider;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Who speaks of an account. */
@ConsumerType
public interface Mentions {
    /**
     * Posts that mention the viewer's account, newest first.
     *
     * @param newerThan only posts after this one; null for as far back as the network goes
     * @param limit how many at most: 1 to 100; a network may answer more or fewer
     */
    Answer<Page<Post>> mentions(
            Viewer.Account viewer, @Nullable PostRef newerThan, int limit, @Nullable PageToken page);
}

package crm.social.core.panel;

import crm.social.core.read.PostReads;
import crm.social.core.read.ProfileReads;
import crm.social.core.read.ReadThreads;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All that reads, together. */
@Component(service = Readers.class)
public record Readers(ProfileReads profiles, PostReads posts, ReadThreads threads) {
    @Activate
    public Readers(@Reference ProfileReads profiles, @Reference PostReads posts, @Reference ReadThreads threads) {
        this.profiles = profiles;
        this.posts = posts;
        this.threads = threads;
    }
}

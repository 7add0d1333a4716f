package crm.social.core.panel;

import crm.social.core.read.PostReads;
import crm.social.core.read.ProfileReads;
import crm.social.core.read.TwoAtOnce;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All that reads, together. */
@Component(service = Readers.class)
public record Readers(ProfileReads profiles, PostReads posts, TwoAtOnce together) {
    @Activate
    public Readers(@Reference ProfileReads profiles, @Reference PostReads posts, @Reference TwoAtOnce together) {
        this.profiles = profiles;
        this.posts = posts;
        this.together = together;
    }
}

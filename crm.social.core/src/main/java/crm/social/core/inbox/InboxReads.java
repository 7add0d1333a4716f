package crm.social.core.inbox;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All that reads for the inbox, together. */
@Component(service = InboxReads.class)
public record InboxReads(MentionReads mentions, AuthorReads authors) {
    @Activate
    public InboxReads(@Reference MentionReads mentions, @Reference AuthorReads authors) {
        this.mentions = mentions;
        this.authors = authors;
    }
}

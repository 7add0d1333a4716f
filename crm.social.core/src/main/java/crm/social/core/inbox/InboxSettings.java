package crm.social.core.inbox;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the operator decides about the inbox. */
@Component(service = InboxSettings.class, configurationPid = "crm.social.core.inbox")
@Designate(ocd = InboxSettings.Config.class)
public final class InboxSettings {
    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final int LONGEST_DAYS = 366;

    @ObjectClassDefinition(id = "crm.social.core.inbox", name = "%inbox.name", localization = "OSGI-INF/l10n/bundle")
    @interface Config {
        @AttributeDefinition(
                name = "%inbox.mentionsSeconds.name",
                description = "%inbox.mentionsSeconds.description",
                min = "15")
        int mentionsSeconds() default 60;

        @AttributeDefinition(name = "%inbox.readPosts.name", description = "%inbox.readPosts.description")
        boolean readPosts() default true;

        @AttributeDefinition(
                name = "%inbox.postsSeconds.name",
                description = "%inbox.postsSeconds.description",
                min = "15")
        int postsSeconds() default 900;

        @AttributeDefinition(
                name = "%inbox.keptDays.name",
                description = "%inbox.keptDays.description",
                min = "1",
                max = "366")
        int keptDays() default 30;
    }

    private final Duration mentionsEvery;
    private final boolean readsPosts;
    private final Duration postsEvery;
    private final Duration kept;

    @Activate
    public InboxSettings(Config config) {
        this(
                Duration.ofSeconds(config.mentionsSeconds()),
                config.readPosts(),
                Duration.ofSeconds(config.postsSeconds()),
                Duration.ofDays(config.keptDays()));
    }

    public InboxSettings(Duration mentionsEvery, boolean readsPosts, Duration postsEvery, Duration kept) {
        this.mentionsEvery = atLeast(SHORTEST, mentionsEvery);
        this.readsPosts = readsPosts;
        this.postsEvery = atLeast(SHORTEST, postsEvery);
        Duration longest = Duration.ofDays(LONGEST_DAYS);
        Duration days = atLeast(Duration.ofDays(1), kept);
        this.kept = days.compareTo(longest) > 0 ? longest : days;
    }

    private static Duration atLeast(Duration shortest, Duration time) {
        return time.compareTo(shortest) < 0 ? shortest : time;
    }

    /** How often the organisation's mentions are read. */
    Duration mentionsEvery() {
        return mentionsEvery;
    }

    /** Whether what linked people say is read at all. */
    boolean readsPosts() {
        return readsPosts;
    }

    /** How often what a linked person says is read. */
    Duration postsEvery() {
        return postsEvery;
    }

    /** How long a reference is kept after its post was written. */
    Duration kept() {
        return kept;
    }
}

package crm.social.core.link;

import crm.social.api.provider.SocialProvider.ParsedHandle;
import crm.social.core.InstalledNetworks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people type for somebody, in one form for comparing: {@code @handle}, {@code #subject}, or nothing for what names nobody. */
public final class Normal {
    /** What cannot name anybody at the network. */
    public static final String INVALID = "";

    private static final String HANDLE = "@";
    private static final String SUBJECT = "#";

    private Normal() {}

    /** Asks the network's parser, which knows without asking anybody; throws where the network is not there. */
    public static String of(InstalledNetworks networks, String network, String typed) {
        return networks.call(network, one -> one.network().parseHandle(typed))
                .map(Normal::text)
                .orElse(INVALID);
    }

    /** Whether two values of a field name the same. */
    public static boolean same(
            InstalledNetworks networks, String network, @Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.equals(other)) {
            return Objects.equals(one, other);
        }
        String normal = of(networks, network, one);
        return !normal.equals(INVALID) && normal.equals(of(networks, network, other));
    }

    private static String text(ParsedHandle parsed) {
        String handle = parsed.handle();
        return handle == null ? SUBJECT + parsed.subject() : HANDLE + handle;
    }

    /** Whether it is an immutable id. */
    public static boolean isSubject(String normal) {
        return normal.startsWith(SUBJECT);
    }

    /** The handle or id itself, to ask for. */
    public static String item(String normal) {
        return normal.substring(1);
    }
}

package crm.social.api;

import crm.host.api.Caller;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Which networks are installed. */
@ProviderType
public interface SocialNetworks {
    /** The networks this user sees, in their order: all configured ones, and for administrators those that are not configured yet. */
    List<Network> installed(Caller caller);

    /** The network's icon as SVG in UTF-8. */
    byte[] icon(Caller caller, String network);

    /** The exact length of a text. */
    TextMeasure measure(Caller caller, String network, String text);

    /** What a network can do. One without a capability has no control for it on any page. */
    enum Capability {
        SIGN_IN,
        SEARCH,
        POSTS,
        PUBLISH,
        RELATIONS,
        REACTIONS,
        MENTIONS
    }

    /**
     * An installed network as a user sees it.
     *
     * @param id such as {@code twitter}
     * @param name such as {@code Twitter}: the operator may choose it
     * @param order lower ones come first
     * @param iconHash changes whenever the icon does
     * @param configured whether it can be used
     * @param missing what the operator still has to do; null where configured
     * @param capabilities what it can do
     * @param textRules how to estimate a text's length
     * @param handlePrefix what is put before a handle, such as {@code @}
     * @param handleExample shown in an empty field
     * @param helpPage where a person sees and ends the access at the network, or null
     * @param connection the user's connection, or null
     * @param organisation the organisation's connection where the user may act as it, or null
     */
    record Network(
            String id,
            String name,
            int order,
            String iconHash,
            boolean configured,
            @Nullable Message missing,
            Set<Capability> capabilities,
            TextRules textRules,
            String handlePrefix,
            String handleExample,
            @Nullable String helpPage,
            Connections.@Nullable Connection connection,
            Connections.@Nullable Connection organisation) {}
}

package crm.social.api.provider;

import crm.social.api.Message;
import crm.social.api.Price;
import crm.social.api.TextMeasure;
import crm.social.api.TextRules;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A network. Asks nobody: everything here is answered from memory. */
@ConsumerType
public interface SocialProvider {
    /** What the network is. */
    Descriptor descriptor();

    /**
     * What a person may have typed or pasted for a handle, understood: a handle with or without {@code @}, or one of the network's addresses.
     *
     * @return empty for what names nobody at this network
     */
    Optional<ParsedHandle> parseHandle(String typed);

    /** The exact length of a text. */
    TextMeasure measure(String text);

    /** The same picture in other sizes, the largest first, the given one last. */
    List<URI> sizesOf(URI picture);

    /** What posting this text costs. */
    Price priceOf(String text);

    /**
     * Somebody, as typed: a handle, or in addresses that carry it the immutable id.
     *
     * @param handle in the network's normal form, for comparing; null where the id is given
     * @param subject the immutable id; null where the handle is given
     */
    record ParsedHandle(@Nullable String handle, @Nullable String subject) {
        public ParsedHandle {
            if ((handle == null) == (subject == null)) {
                throw new IllegalArgumentException("either a handle or a subject");
            }
        }
    }

    /**
     * What a network is.
     *
     * @param name the name shown, such as {@code Twitter}
     * @param order lower ones come first
     * @param icon an SVG document in UTF-8, at most 16 KiB, drawn in {@code currentColor} or its own colours, 24 by 24
     * @param missing what the operator still has to configure; null where the network can be used
     * @param textRules how a page may estimate a text's length
     * @param handlePrefix what is put before a handle, such as {@code @}
     * @param handleExample shown in an empty field
     * @param accessPage where a person sees and ends the access at the network, or null
     * @param retention how long profiles and posts of others may be kept; at most 24 hours are used
     * @param profileBatch how many profiles one call may ask for, by handle or id
     * @param authorBatch how many people's posts one call of {@link Posts#byAuthors} may ask for
     */
    record Descriptor(
            String name,
            int order,
            String icon,
            @Nullable Message missing,
            TextRules textRules,
            String handlePrefix,
            String handleExample,
            @Nullable String accessPage,
            Duration retention,
            int profileBatch,
            int authorBatch) {}
}

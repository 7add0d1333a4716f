package crm.host.api;

import java.net.URI;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** Where the CRM stands. */
@ProviderType
public interface Site {
    /** The address that browsers and networks use, without a trailing slash, such as {@code https://crm.example}. */
    URI publicUrl();

    /** The language of pages for somebody who has not chosen one. */
    Locale defaultLocale();
}

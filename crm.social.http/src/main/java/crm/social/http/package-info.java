/**
 * The one way out to the networks, for providers: OkHttp clients whose addresses, sizes and times are guarded and
 * whose calls are counted.
 */
@Export
@Version("1.0.0")
@NullMarked
package crm.social.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

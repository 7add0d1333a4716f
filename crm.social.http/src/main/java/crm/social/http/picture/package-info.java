/** Pictures of others, fetched through the guard and made harmless. Free of OkHttp's types, for core. */
@Export
@Version("1.0.0")
@NullMarked
package crm.social.http.picture;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * How a bundle tells the operator about itself, whoever watches: by {@link crm.ops.api.Figures} and {@link crm.ops.api.Inspection}, registered as
 * services. Nothing here knows how figures are published or findings are shown.
 */
@Export
@Version("1.0.0")
@NullMarked
package crm.ops.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

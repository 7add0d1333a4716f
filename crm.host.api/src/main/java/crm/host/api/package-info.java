/**
 * What a CRM offers to its extensions: who is calling, records, standings, pictures, people, permissions, timeline, events.
 *
 * <p>The reference host implements these interfaces; so can any other CRM. Extensions use nothing else of a host. All services may be called from
 * any thread. A host that cannot reach its store throws its own unchecked exception, which reaches the caller as "temporarily unavailable".
 */
@Export
@Version("1.0.0")
@NullMarked
package crm.host.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * What everything in core stands on: the store, the networks that are installed, who may do what, and how pages learn of it.
 *
 * <p>Each subject has a package of its own: {@code seal} the keys, {@code account} accounts, connections and signing in, {@code link} links and
 * what the host is told, {@code read} panels and the cache, {@code candidate} finding people, {@code publish} saying something, {@code picture}
 * pictures of others.
 */
@NullMarked
package crm.social.core;

import org.jspecify.annotations.NullMarked;

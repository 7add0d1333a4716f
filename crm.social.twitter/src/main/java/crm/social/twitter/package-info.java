/**
 * X (Twitter) by its API v2.
 *
 * <p>{@link crm.social.twitter.Twitter} is the face; the {@code …Calls} know the endpoints; {@link crm.social.twitter.XApi} sends and understands refusals;
 * {@link crm.social.twitter.Wire} is what travels. X speaks two vocabularies (tweets until 2.166, posts since 2.167): one is asked for, both are read.
 */
@NullMarked
package crm.social.twitter;

import org.jspecify.annotations.NullMarked;

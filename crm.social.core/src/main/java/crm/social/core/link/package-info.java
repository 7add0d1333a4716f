/** Links between records and profiles, and what the host is told about them. */
@NullMarked
package crm.social.core.link;

import org.jspecify.annotations.NullMarked;

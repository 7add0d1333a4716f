/** The REST interface of social networks and what it adds to the host's pages. Parses, asks the services, answers. */
@NullMarked
package crm.social.web;

import org.jspecify.annotations.NullMarked;

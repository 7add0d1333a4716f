/** The clients that are handed out, and what they count and say. */
@org.jspecify.annotations.NullMarked
package crm.social.http.client;

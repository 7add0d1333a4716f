/** Requests, replies and routes, over Jetty. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.http;

/** X as a local server: a process of its own for demonstrations and tests. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox;

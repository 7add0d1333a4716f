/** The text of a post: its length, its entities, its links. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.text;

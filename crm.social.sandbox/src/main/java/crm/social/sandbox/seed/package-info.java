/** The people and posts that a new sandbox starts with. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.seed;

/** The developer's door: what a test does that no person or program of X could. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.door;

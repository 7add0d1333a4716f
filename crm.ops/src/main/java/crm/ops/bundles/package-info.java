/** What does not resolve, start or load, and why. */
@org.jspecify.annotations.NullMarked
package crm.ops.bundles;

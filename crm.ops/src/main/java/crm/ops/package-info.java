/** What an operator watches: what bundles tell by {@link crm.ops.api}, put into words and numbers. */
@org.jspecify.annotations.NullMarked
package crm.ops;

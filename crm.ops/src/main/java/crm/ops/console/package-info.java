/** Commands for the console, scope {@code social}. */
@org.jspecify.annotations.NullMarked
package crm.ops.console;

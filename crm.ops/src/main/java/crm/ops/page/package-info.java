/** The administrators' status page. */
@org.jspecify.annotations.NullMarked
package crm.ops.page;

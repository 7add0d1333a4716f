/** Whether this node lives and is ready. */
@org.jspecify.annotations.NullMarked
package crm.ops.health;

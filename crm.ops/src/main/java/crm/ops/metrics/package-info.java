/** Figures in the format of Prometheus. */
@org.jspecify.annotations.NullMarked
package crm.ops.metrics;

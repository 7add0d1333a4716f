/** Jobs over db-scheduler. */
@org.jspecify.annotations.NullMarked
package crm.store.jobs;

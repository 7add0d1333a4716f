/** Connections, migrations and transactions on both databases. */
@org.jspecify.annotations.NullMarked
package crm.store.sql;

/** Databases for tests: every test of something stored runs on SQLite and on PostgreSQL. */
@org.jspecify.annotations.NullMarked
package crm.store.testing;

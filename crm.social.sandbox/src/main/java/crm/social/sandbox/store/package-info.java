/** The local network's state: SQLite, one writing connection, several that read. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.store;

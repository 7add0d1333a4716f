/** The change feed over the change table. */
@org.jspecify.annotations.NullMarked
package crm.store.feed;

/** What is open: the component, its settings, and a store made of its parts. */
@org.jspecify.annotations.NullMarked
package crm.store.open;

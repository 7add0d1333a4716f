@org.jspecify.annotations.NullMarked
package crm.store;

@org.jspecify.annotations.NullMarked
package crm.host.api;

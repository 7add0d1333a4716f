/** What {@code ./check} says in the end. */
@org.jspecify.annotations.NullMarked
package crm.social.itest.cnf;

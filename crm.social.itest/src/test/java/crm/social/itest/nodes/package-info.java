/** Several processes of one CRM over one PostgreSQL, as an operator runs them. */
@org.jspecify.annotations.NullMarked
package crm.social.itest.nodes;

/** Who may do what: every route that is described, asked for by everybody that there is, against a table that is written down. */
@org.jspecify.annotations.NullMarked
package crm.social.itest.access;

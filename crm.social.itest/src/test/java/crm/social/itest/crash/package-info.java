/** What was acknowledged is kept, however often and whenever the process is killed. */
@org.jspecify.annotations.NullMarked
package crm.social.itest.crash;

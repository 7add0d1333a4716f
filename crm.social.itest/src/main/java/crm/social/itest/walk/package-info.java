/** The walk from サインイン to a tweet over plain HTTP, and what happens when something on it is wrong. */
@org.jspecify.annotations.NullMarked
package crm.social.itest.walk;

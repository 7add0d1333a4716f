/** What a person sees in a browser. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.pages;

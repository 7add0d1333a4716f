/** The rules that can be switched: plan, vocabulary, life spans, the clock, failures. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.rules;

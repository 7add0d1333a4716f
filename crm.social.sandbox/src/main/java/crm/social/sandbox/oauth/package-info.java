/** OAuth 2.0: sign-in, consent, tokens, and taking consent back. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.oauth;

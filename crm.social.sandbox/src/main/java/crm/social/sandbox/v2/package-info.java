/** X API v2: what programs see of the network. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.v2;

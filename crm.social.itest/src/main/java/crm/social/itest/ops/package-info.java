/** What an operator sees: health, metrics, refusals in words, settings in two languages. */
@org.jspecify.annotations.NullMarked
package crm.social.itest.ops;

/** JSON, read and written the same everywhere. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.json;

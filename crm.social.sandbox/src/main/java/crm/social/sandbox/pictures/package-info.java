/** Profile pictures and banners, drawn here. */
@org.jspecify.annotations.NullMarked
package crm.social.sandbox.pictures;

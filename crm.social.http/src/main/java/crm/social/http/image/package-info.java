/** Foreign pictures made harmless. Uses no AWT toolkit: pixels are turned and scaled here, so no display is sought. */
@org.jspecify.annotations.NullMarked
package crm.social.http.image;

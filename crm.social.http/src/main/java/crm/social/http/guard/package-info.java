/** Which addresses may be called. */
@org.jspecify.annotations.NullMarked
package crm.social.http.guard;

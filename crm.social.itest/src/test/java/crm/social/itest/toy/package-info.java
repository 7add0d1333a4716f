/** A network that does nothing but be there; packed into a bundle of its own by {@link crm.social.itest.demo.ToyJar}. */
@org.jspecify.annotations.NullMarked
package crm.social.itest.toy;

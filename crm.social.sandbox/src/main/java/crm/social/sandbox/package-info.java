@org.jspecify.annotations.NullMarked
package crm.social.sandbox;

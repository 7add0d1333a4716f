@org.jspecify.annotations.NullMarked
package crm.social.itest.host;

/** Log lines that nobody can forge and that hold no secret. */
@org.jspecify.annotations.NullMarked
package crm.log;

/** Database, migration, change feed, jobs and leases, knowing nothing of what they are used for. */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package crm.store;

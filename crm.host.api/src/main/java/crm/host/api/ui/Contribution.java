package crm.host.api.ui;

import org.osgi.annotation.versioning.ConsumerType;

/** Something that an extension adds to the host's pages. All is said by the service's properties: see {@link UiContribution}. */
@ConsumerType
public interface Contribution {}

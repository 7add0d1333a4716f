package crm.social.core.picture;

import crm.host.api.RecordRef;
import crm.social.core.AuditTrail;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.NetworkWords;
import crm.social.core.Wording;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the audit tells of pictures, and with it the history. The record's timeline has it from the host, which tells each change of a picture itself. */
@Component(service = PictureNotes.class)
public final class PictureNotes {
    private final CoreStore store;
    private final InstalledNetworks networks;

    @Activate
    public PictureNotes(@Reference CoreStore store, @Reference InstalledNetworks networks) {
        this.store = store;
        this.networks = networks;
    }

    NetworkWords words(String network) {
        return NetworkWords.of(networks, network);
    }

    /** Somebody changed a record's picture. @param subject whose it is or was, or null where nobody is linked any more */
    void note(
            AuditTrail.Act act,
            String userId,
            String network,
            RecordRef record,
            @Nullable String subject,
            Wording wording) {
        store.write(tx -> {
            AuditTrail.write(tx, tx.now(), new AuditTrail.Entry(act, userId, network, record, subject, "", wording));
            return true;
        });
    }
}

package crm.social.core.picture;

import crm.host.api.RecordRef;
import crm.social.core.AuditTrail;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.NetworkWords;
import crm.social.core.Wording;
import crm.social.core.link.Entry;
import crm.social.core.link.HostErrands;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the audit and the record's timeline tell of pictures. */
@Component(service = PictureNotes.class)
public final class PictureNotes {
    private final CoreStore store;
    private final InstalledNetworks networks;
    private final HostErrands errands;

    @Activate
    public PictureNotes(
            @Reference CoreStore store, @Reference InstalledNetworks networks, @Reference HostErrands errands) {
        this.store = store;
        this.networks = networks;
        this.errands = errands;
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
            AuditTrail.Entry entry = new AuditTrail.Entry(act, userId, network, record, subject, "", wording);
            String audit = AuditTrail.write(tx, tx.now(), entry);
            errands.wantEntry(tx, Entry.of(audit, record, tx.now(), userId, wording, ""));
            return true;
        });
    }
}

package crm.host.rest;

import crm.host.api.RecordRef;
import javax.ws.rs.Path;

/** 連絡先. */
@Path("contacts")
public final class ContactsResource extends PersonsResource {
    ContactsResource(Records records) {
        super(RecordRef.CONTACT, "", records);
    }
}

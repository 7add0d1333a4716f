package crm.store.open;

import crm.store.Leases;
import crm.store.Tx;
import java.time.Duration;

/** Leases as rows that only their owner, or time, makes free. */
final class LeaseTable implements Leases {

    @Override
    public boolean take(Tx tx, String name, String owner, Duration time) {
        return tx.update("""
                                insert into store_lease (name, owner, until) values (:name, :owner, :until)
                                on conflict (name) do update set owner = excluded.owner, until = excluded.until
                                where store_lease.owner = excluded.owner or store_lease.until <= :now""")
                        .bind("name", name)
                        .bind("owner", owner)
                        .bind("until", tx.now().plus(time))
                        .bind("now", tx.now())
                        .run()
                == 1;
    }

    @Override
    public void release(Tx tx, String name, String owner) {
        tx.update("delete from store_lease where name = :name and owner = :owner")
                .bind("name", name)
                .bind("owner", owner)
                .run();
    }

    /** All of them are free: whoever had one is no more. */
    static void forget(Tx tx) {
        tx.update("delete from store_lease").run();
    }
}

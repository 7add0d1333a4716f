package crm.social.sandbox.seed;

import crm.social.sandbox.store.Ids;
import crm.social.sandbox.store.Rows;
import java.time.Instant;
import java.util.Random;

/** Numbers for moments that are past, among those that were given before. */
final class PastIds {
    private final Rows rows;
    private final Random random;

    PastIds(Rows rows, Random random) {
        this.rows = rows;
        this.random = random;
    }

    long next(Instant when) {
        while (true) {
            long id = Ids.at(when) + random.nextInt(1 << 20);
            if (!rows.any("select 1 from post where id = ? union all select 1 from media where id = ?", id, id)) {
                return id;
            }
        }
    }
}

package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;

/** Lets ten minutes pass for flows, where nobody can wait so long: their end is moved in the file that holds them. */
final class StoredFlows {
    private StoredFlows() {}

    /** Every flow that waits is over now. */
    static void expire() throws Exception {
        try (Connection connection = StoredFile.open("social.db");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update sign_in_flow set expires_at = created_at + 1 where state = 'WAITING'"))
                    .isPositive();
        }
    }
}

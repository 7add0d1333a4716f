package crm.social.core.account;

import crm.host.api.Caller;
import crm.social.api.SignIns.Owner;
import crm.social.api.SocialException;
import crm.social.core.Topics;
import crm.store.Tx;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of sign-in flows. Each step is a compare-and-set: what is done once cannot be done again. */
final class FlowTable {
    private FlowTable() {}

    static Optional<FlowRow> byFlow(Tx tx, String hash) {
        return tx.query("select * from sign_in_flow where flow_hash = :hash")
                .bind("hash", hash)
                .first(FlowRow::of);
    }

    static Optional<FlowRow> byState(Tx tx, String stateHash) {
        return tx.query("select * from sign_in_flow where state_hash = :hash")
                .bind("hash", stateHash)
                .first(FlowRow::of);
    }

    /** What a flow begins with. */
    record Beginning(
            String hash,
            String network,
            String registration,
            String stateHash,
            String sealedFlow,
            String sealedMemo,
            String acts,
            Owner owner,
            Instant expiresAt) {}

    /** Writes a flow, or begins it afresh while it waits. False where it is somebody else's, or ended. */
    static boolean begin(Tx tx, Caller caller, Beginning flow) {
        return tx.update("""
                                insert into sign_in_flow (flow_hash, user_id, session_key, network, registration, state_hash, sealed_flow,
                                    sealed_memo, acts, owner, state, created_at, expires_at)
                                values (:hash, :user, :session, :network, :registration, :state, :flow, :memo, :acts, :owner, 'WAITING', :now, :expires)
                                on conflict (flow_hash) do update set state_hash = excluded.state_hash, sealed_flow = excluded.sealed_flow,
                                    sealed_memo = excluded.sealed_memo, acts = excluded.acts, expires_at = excluded.expires_at
                                where sign_in_flow.state = 'WAITING' and sign_in_flow.user_id = excluded.user_id
                                    and sign_in_flow.session_key = excluded.session_key and sign_in_flow.network = excluded.network
                                    and sign_in_flow.owner = excluded.owner
                                """)
                        .bind("hash", flow.hash())
                        .bind("user", caller.userId())
                        .bind("session", caller.sessionKey())
                        .bind("network", flow.network())
                        .bind("registration", flow.registration())
                        .bind("state", flow.stateHash())
                        .bind("flow", flow.sealedFlow())
                        .bind("memo", flow.sealedMemo())
                        .bind("acts", flow.acts())
                        .bind("owner", flow.owner())
                        .bind("now", tx.now())
                        .bind("expires", flow.expiresAt())
                        .run()
                == 1;
    }

    /** Takes what is needed to complete out of a waiting flow. False where somebody was there before. */
    static boolean take(Tx tx, String hash, String stateHash) {
        return tx.update("""
                                update sign_in_flow set state = 'TAKEN', sealed_memo = null
                                where flow_hash = :hash and state_hash = :state and state = 'WAITING'
                                """).bind("hash", hash).bind("state", stateHash).run() == 1;
    }

    /** Ends a flow that is still open, and says so. */
    static boolean end(
            Tx tx,
            String hash,
            FlowRow.State state,
            SocialException.@Nullable Kind failure,
            @Nullable String connectionId) {
        boolean ended = tx.update("""
                                update sign_in_flow set state = :state, failure = :failure, connection_id = :connection, sealed_memo = null
                                where flow_hash = :hash and state in ('WAITING', 'TAKEN')
                                """)
                        .bind("state", state)
                        .bind("failure", failure)
                        .bind("connection", connectionId)
                        .bind("hash", hash)
                        .run()
                == 1;
        if (ended) {
            tx.changed(Topics.FLOW, hash, "");
        }
        return ended;
    }

    static int purge(Tx tx, Instant before) {
        return tx.update("delete from sign_in_flow where expires_at < :before")
                .bind("before", before)
                .run();
    }
}

package crm.social.core.account;

import crm.social.core.seal.Keyring;
import java.util.Optional;

/** Seals what a flow keeps: its own id, which pages know it by, and the provider's memo. */
final class FlowSeals {
    private final Keyring keys;

    FlowSeals(Keyring keys) {
        this.keys = keys;
    }

    String flow(String flow, String hash, String network) {
        return keys.seal(flow, hash, network, "flow");
    }

    String memo(String memo, String hash, String network) {
        return keys.seal(memo, hash, network, "memo");
    }

    /** The flow's id; empty where it cannot be opened. */
    String flow(FlowRow row) {
        return keys.open(row.sealedFlow(), row.hash(), row.network(), "flow").orElse("");
    }

    Optional<String> memo(FlowRow row) {
        String sealed = row.sealedMemo();
        return sealed == null ? Optional.empty() : keys.open(sealed, row.hash(), row.network(), "memo");
    }
}

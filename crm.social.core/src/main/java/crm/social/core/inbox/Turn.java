package crm.social.core.inbox;

import crm.store.Tx;

/** Whoever changes what stands in the inbox takes the turn first and has it until the transaction ends: what it reads then, nobody else is changing. */
final class Turn {
    private Turn() {}

    static void take(Tx tx) {
        tx.update("update inbox_turn set taken = taken + 1").run();
    }
}

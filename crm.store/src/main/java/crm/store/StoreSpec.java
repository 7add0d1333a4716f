package crm.store;

import java.util.List;

/**
 * What to open.
 *
 * @param name 1 to 32 of {@code a-z 0-9 _}, starting with a letter: the file's or the schema's name
 * @param migrations the owner's migrations, in any order
 */
public record StoreSpec(String name, List<Migration> migrations) {

    public StoreSpec {
        if (!name.matches("[a-z][a-z0-9_]{0,31}")) {
            throw new IllegalArgumentException("Not a store's name: " + name);
        }
        migrations = List.copyOf(migrations);
    }
}

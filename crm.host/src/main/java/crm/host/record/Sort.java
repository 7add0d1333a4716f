package crm.host.record;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.util.List;
import java.util.Optional;

/**
 * An order of a list, stable by the id.
 *
 * @param name as in the address
 * @param column what is sorted by, never null
 * @param descending newest or largest first
 * @param number whether the column holds numbers
 */
record Sort(String name, String column, boolean descending, boolean number) {

    static Sort choose(Optional<String> wanted, List<Sort> orders) {
        return wanted.map(name -> orders.stream()
                        .filter(sort -> sort.name.equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(ProblemKind.BAD_REQUEST)))
                .orElse(orders.get(0));
    }

    /** The condition for rows behind the cursor. */
    String after(String idColumn) {
        return "(" + column + ", " + idColumn + ") " + (descending ? "<" : ">") + " (:after, :afterId)";
    }

    String orderBy(String idColumn) {
        String direction = descending ? " desc" : " asc";
        return " order by " + column + direction + ", " + idColumn + direction;
    }

    Object value(Cursor cursor) {
        return number ? (Object) cursor.number() : cursor.value();
    }
}

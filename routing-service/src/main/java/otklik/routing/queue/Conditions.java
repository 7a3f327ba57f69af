package otklik.routing.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Conditions of a statement with their values, in one order. Immutable. */
record Conditions(List<String> sql, List<Object> values) {
    static final Conditions NONE = new Conditions(List.of(), List.of());

    Conditions {
        sql = List.copyOf(sql);
        values = List.copyOf(values);
    }

    Conditions and(String condition, Object... itsValues) {
        List<String> moreSql = new ArrayList<>(sql);
        moreSql.add(condition);
        List<Object> moreValues = new ArrayList<>(values);
        Collections.addAll(moreValues, itsValues);
        return new Conditions(moreSql, moreValues);
    }

    Conditions and(Conditions others) {
        List<String> moreSql = new ArrayList<>(sql);
        moreSql.addAll(others.sql);
        List<Object> moreValues = new ArrayList<>(values);
        moreValues.addAll(others.values);
        return new Conditions(moreSql, moreValues);
    }

    String where() {
        return sql.isEmpty() ? "" : " where " + String.join(" and ", sql);
    }
}

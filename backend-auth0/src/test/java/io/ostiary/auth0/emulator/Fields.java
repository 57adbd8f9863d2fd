package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Which fields of each item a request wants, by {@code fields} and {@code include_fields}. */
record Fields(List<String> names, boolean include) {
    static Fields of(Request request) {
        List<String> names = request.query("fields").stream()
                .flatMap(list -> List.of(list.split(",")).stream())
                .filter(name -> !name.isEmpty())
                .toList();
        return new Fields(names, !request.query("include_fields").equals(Optional.of("false")));
    }

    ObjectNode pick(ObjectNode item) {
        if (names.isEmpty()) {
            return item;
        }
        return include ? item.deepCopy().retain(names) : item.deepCopy().without(names);
    }
}

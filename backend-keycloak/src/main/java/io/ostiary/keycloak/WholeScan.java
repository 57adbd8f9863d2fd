package io.ostiary.keycloak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.keycloak.representations.idm.UserRepresentation;

/** Reads the whole of a list that the server pages by offset. */
final class WholeScan {
    static final int PAGE = 500;
    private static final int ATTEMPTS = 5;

    private WholeScan() {}

    /**
     * Every user of the list. Pages overlap by one user: where the overlap is gone, somebody was deleted meanwhile and
     * another may have slipped through, so the scan begins again.
     *
     * @param read the {@value #PAGE} users from an offset on
     */
    static List<UserRepresentation> users(IntFunction<List<UserRepresentation>> read) {
        for (int attempt = 1; ; attempt++) {
            List<UserRepresentation> all = new ArrayList<>(read.apply(0));
            int got = all.size();
            boolean whole = true;
            while (got == PAGE && whole) {
                UserRepresentation last = all.get(all.size() - 1);
                List<UserRepresentation> next = read.apply(all.size() - 1);
                got = next.size();
                whole = attempt == ATTEMPTS || got > 0 && next.get(0).getId().equals(last.getId());
                all.addAll(next.subList(Math.min(1, got), got));
            }
            if (whole) {
                return all;
            }
        }
    }
}

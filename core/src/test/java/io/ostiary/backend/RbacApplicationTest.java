package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RbacApplicationTest {
    private final List<RbacChange> changes = List.of(change("a"), change("b"), change("c"));
    private final List<RbacChange> made = new ArrayList<>();

    @Test
    void changesAreMadeInTheirOrder() {
        assertThat(RbacApplication.make(changes, made::add)).isEqualTo(RbacOutcome.of(changes));
        assertThat(made).isEqualTo(changes);
    }

    @Test
    void theOutcomeTellsWhatFailedAndWhatIsOutstanding() {
        RbacOutcome outcome = RbacApplication.make(changes, failingAt("b"));

        assertThat(made).containsExactly(changes.get(0));
        assertThat(outcome.changes()).isEqualTo(changes);
        assertThat(outcome.outstanding()).containsExactly(changes.get(1), changes.get(2));
        assertThat(outcome.failure()).startsWith("not-found: ").contains("b");
    }

    @Test
    void whatFailsBeforeAnythingIsWrittenIsThrown() {
        assertThatThrownBy(() -> RbacApplication.make(changes, failingAt("a"))).isInstanceOf(NotFoundException.class);
    }

    private Consumer<RbacChange> failingAt(String key) {
        return change -> {
            if (change.key().equals(key)) {
                throw new NotFoundException(Operation.APPLY_RBAC_STATE, "role", key);
            }
            made.add(change);
        };
    }

    private static RbacChange change(String key) {
        return new RbacChange(RbacChange.Kind.CREATE_ROLE, key, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
}

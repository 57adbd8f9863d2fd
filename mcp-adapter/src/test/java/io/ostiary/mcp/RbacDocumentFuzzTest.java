package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ostiary.Call;
import io.ostiary.InvalidArgumentException;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.Permissions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document that says what roles allow is written by people and models. */
class RbacDocumentFuzzTest {
    private static final JsonMapper JSON = new JsonMapper();

    @FuzzTest(maxDuration = "30s")
    void aDocumentIsRefusedByPathOrIsWhatThereIsAfterwards(byte[] bytes) {
        Map<String, @Nullable Object> document;
        try {
            document = JSON.readValue(new String(bytes, StandardCharsets.UTF_8), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            return;
        }
        if (document == null) {
            return;
        }
        NewRbacState wanted;
        try {
            wanted = NewRbacState.parse(document);
        } catch (InvalidArgumentException e) {
            assertThat(e.violations())
                    .isNotEmpty()
                    .allSatisfy(violation -> assertThat(violation.field()).startsWith("state"));
            return;
        }
        try (MemoryBackend backend = MemoryBackend.builder().open()) {
            Permissions permissions =
                    backend.directory(backend.mainTenant(), Call.system("fuzz")).permissions();

            assertThat(permissions.apply(wanted, true, false).failure()).isNull();
            assertThat(permissions.apply(wanted, true, false).changes()).isEmpty();
            NewRbacState told = NewRbacState.parse(permissions.state().toJson());
            assertThat(told.roles()).containsExactlyInAnyOrderElementsOf(wanted.roles());
            assertThat(permissions.apply(told, true, false).changes()).isEmpty();
        }
    }
}

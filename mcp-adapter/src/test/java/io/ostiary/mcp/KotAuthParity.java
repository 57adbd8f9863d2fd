package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.application.ApplicationType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tools of the KotAuth MCP server, each on a fresh {@link World}. Keys are their tool and our operation. */
final class KotAuthParity {
    /** Whether an application keeps a secret is all that their access type tells. */
    private static final Map<Object, Object> TYPES = Map.of("public", "spa", "confidential", "web");

    private KotAuthParity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        all.put(
                "list_applications list_applications",
                Parity.begin()
                        .leaves((w, reply) ->
                                assertThat(reply.each("applications", "name")).containsExactly("Shop")));
        all.put(
                "update_application update_application",
                Parity.begin()
                        .maps("applicationId", "application")
                        .maps("name", "name")
                        .maps("description", "description")
                        .maps("accessType", "type", TYPES::get)
                        .maps("redirectUris", "redirect_uris")
                        .called(w -> Map.of(
                                "applicationId",
                                w.shop.id().value(),
                                "name",
                                "Boat shop",
                                "description",
                                "Sells boats",
                                "accessType",
                                "public",
                                "redirectUris",
                                List.of("https://boats.example.com/callback")))
                        .leaves((w, reply) -> {
                            assertThat(w.shopNow().name()).isEqualTo("Boat shop");
                            assertThat(w.shopNow().description()).isEqualTo("Sells boats");
                            assertThat(w.shopNow().type()).isEqualTo(ApplicationType.SPA);
                            assertThat(w.shopNow().redirectUris())
                                    .containsExactly("https://boats.example.com/callback");
                        }));
        AuditParity.kotAuth(all);
        return all;
    }
}

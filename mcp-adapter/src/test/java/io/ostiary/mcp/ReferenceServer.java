package io.ostiary.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A server of somebody else's for identity administration: what its tools are, and how each is served here.
 *
 * @param name what the file that lists its tools is called
 * @param scenarios how each is served, by their tool and our operation
 */
record ReferenceServer(String name, Map<String, Parity> scenarios) {
    static final ReferenceServer AUTH0 = new ReferenceServer("auth0", Auth0Parity.all());
    static final ReferenceServer AUTHALLA = new ReferenceServer("authalla", AuthallaParity.all());
    static final ReferenceServer AUTHGATE = new ReferenceServer("authgate", AuthGateParity.all());
    static final ReferenceServer KOTAUTH = new ReferenceServer("kotauth", KotAuthParity.all());
    static final ReferenceServer SUPERTOKENS = new ReferenceServer("supertokens", SuperTokensParity.all());

    static final List<ReferenceServer> ALL = List.of(AUTH0, AUTHALLA, AUTHGATE, KOTAUTH, SUPERTOKENS);

    /** One tool of theirs and the operation of ours that serves it. */
    record Row(String tool, String operation, List<String> params) {
        @Override
        public String toString() {
            return tool + " " + operation;
        }
    }

    /** Everything that their tools do. */
    List<Row> rows() {
        try (var in = ReferenceServer.class.getResourceAsStream(name + ".json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the row is served. */
    Parity parity(Row row) {
        Parity parity = scenarios.get(row.toString());
        if (parity == null) {
            throw new AssertionError(row + " has no scenario");
        }
        return parity;
    }
}

package io.ostiary.distribution.differential;

import static io.ostiary.Operation.DELETE_CLAIM_MAPPER;
import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.LIST_CLAIM_MAPPERS;
import static io.ostiary.Operation.SET_CLAIM_MAPPER;
import static io.ostiary.Operation.SET_USER_METADATA;

import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.MetadataKeys;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands on metadata, and on what of it tokens tell. */
final class MetadataCommands {
    private static final List<String> KEYS = List.of("plan", "Plan", "site", "seats", "nested");

    static final List<Kind> KINDS = List.of(
            Kind.of(SET_USER_METADATA, 9, MetadataCommands::set),
            Kind.of(GET_USER_METADATA, 5, draw -> {
                String user = draw.user();
                MetadataKeys keys = keys(draw);
                return new Command(
                        GET_USER_METADATA,
                        user + ": " + keys,
                        side -> side.directory().metadata().get(side.user(user), keys));
            }),
            Kind.of(DELETE_USER_METADATA, 4, draw -> {
                String user = draw.user();
                MetadataKeys keys = keys(draw);
                return new Command(
                        DELETE_USER_METADATA,
                        user + ": " + keys,
                        side -> side.directory().metadata().delete(side.user(user), keys));
            }),
            Kind.of(SET_CLAIM_MAPPER, 2, draw -> {
                String key = draw.one(KEYS);
                var mapper = new ClaimMapper(key, "claim_" + draw.one(KEYS), true, draw.rarely(2));
                return new Command(
                        SET_CLAIM_MAPPER,
                        mapper.toString(),
                        side -> side.directory().claimMappers().set(mapper));
            }),
            Kind.of(
                    LIST_CLAIM_MAPPERS,
                    2,
                    draw -> new Command(
                            LIST_CLAIM_MAPPERS,
                            "",
                            side -> new Listed(
                                    Listed.Order.NONE,
                                    side.directory().claimMappers().list()))),
            Kind.of(DELETE_CLAIM_MAPPER, 1, draw -> {
                String key = draw.one(KEYS);
                return new Command(DELETE_CLAIM_MAPPER, key, side -> {
                    side.directory().claimMappers().delete(key);
                    return null;
                });
            }));

    private MetadataCommands() {}

    private static Command set(Draw draw) {
        String user = draw.user();
        Map<String, @Nullable Object> patch = object(draw, true);
        return new Command(
                SET_USER_METADATA,
                user + ": " + patch,
                side -> side.directory().metadata().merge(side.user(user), patch));
    }

    /** Some keys; as a patch, some of them null. */
    static Map<String, @Nullable Object> object(Draw draw, boolean patch) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 1 + draw.number(3); i > 0; i--) {
            object.put(draw.one(KEYS), patch && draw.rarely(4) ? null : value(draw, patch));
        }
        return object;
    }

    private static Object value(Draw draw, boolean patch) {
        return switch (draw.number(6)) {
            case 0 -> draw.number(1000);
            case 1 -> draw.rarely(2);
            case 2 -> Arrays.asList("a", 1, true);
            case 3 -> draw.rarely(2) ? 1.5 : "";
            case 4 ->
                patch && draw.rarely(2)
                        ? new LinkedHashMap<>(Map.of("deep", Map.of("x", draw.number(9))))
                        : Map.of("deep", Map.of("y", draw.number(9)), "list", List.of(1, 2));
            default -> draw.word();
        };
    }

    private static MetadataKeys keys(Draw draw) {
        return draw.rarely(2) ? MetadataKeys.all() : new MetadataKeys.Named(Set.of(draw.one(KEYS)));
    }
}

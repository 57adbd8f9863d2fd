package io.ostiary.fault;

import static io.ostiary.Operation.*;
import static io.ostiary.fault.Subjects.intact;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.User;
import java.util.List;
import java.util.Map;

/** The acts on {@link io.ostiary.user.UserMetadata} and {@link io.ostiary.user.ClaimMappers}. */
final class MetadataActs {
    static final List<Act<?>> ALL = List.of(
            Act.write(
                    SET_USER_METADATA,
                    Subjects::user,
                    (client, user) -> client.metadata().merge(user.id(), Map.of("plan", "gold")),
                    MetadataActs::hasPlan),
            Act.write(
                    DELETE_USER_METADATA,
                    MetadataActs::userWithPlan,
                    (client, user) -> client.metadata().delete(user.id(), MetadataKeys.of("plan")),
                    (client, user) -> !hasPlan(client, user)),
            Act.read(
                    GET_USER_METADATA,
                    MetadataActs::userWithPlan,
                    (client, user) -> assertThat(hasPlan(client, user)).isTrue()),
            Act.read(
                    LIST_CLAIM_MAPPERS,
                    Subjects::name,
                    (client, unused) -> assertThat(client.claimMappers().list()).isNotNull()),
            Act.write(
                            DELETE_CLAIM_MAPPER,
                            MetadataActs::mapper,
                            (client, mapper) -> client.claimMappers().delete(mapper.attribute()),
                            (client, mapper) -> !client.claimMappers().list().contains(mapper))
                    .onlyOnce(Code.NOT_FOUND),
            Act.write(
                    SET_CLAIM_MAPPER,
                    MetadataActs::newMapper,
                    (client, mapper) -> client.claimMappers().set(mapper),
                    (client, mapper) -> client.claimMappers().list().contains(mapper)));

    private MetadataActs() {}

    private static User userWithPlan(TenantClient client) {
        User user = Subjects.user(client);
        client.metadata().merge(user.id(), Map.of("plan", "gold"));
        return user;
    }

    private static boolean hasPlan(TenantClient client, User user) {
        return "gold"
                .equals(client.metadata()
                        .get(intact(client, user).id(), MetadataKeys.all())
                        .get("plan"));
    }

    private static ClaimMapper mapper(TenantClient client) {
        ClaimMapper mapper = newMapper(client);
        var unused = client.claimMappers().set(mapper);
        return mapper;
    }

    private static ClaimMapper newMapper(TenantClient client) {
        String name = Subjects.name(client);
        return new ClaimMapper(name, name, true, true);
    }
}

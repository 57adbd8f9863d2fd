package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.user.ClaimMapper;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;

/** What is counted of {@link io.ostiary.user.UserMetadata} and {@link io.ostiary.user.ClaimMappers}. */
final class MetadataRoundTrips {
    static final List<RoundTrip> ALL = List.of(
            RoundTrip.ofUser(
                    GET_USER_METADATA, (directory, user) -> directory.metadata().get(user.id(), MetadataKeys.all())),
            RoundTrip.on(
                    MetadataRoundTrips::userWithMetadata,
                    SET_USER_METADATA,
                    (directory, user) -> directory.metadata().merge(user, Map.of("plan", "pro"))),
            RoundTrip.on(
                    MetadataRoundTrips::userWithMetadata,
                    DELETE_USER_METADATA,
                    (directory, user) -> directory.metadata().delete(user, MetadataKeys.all())),
            RoundTrip.of(
                    LIST_CLAIM_MAPPERS, directory -> directory.claimMappers().list()),
            RoundTrip.on(
                    MetadataRoundTrips::newMapper,
                    SET_CLAIM_MAPPER,
                    (directory, mapper) -> directory.claimMappers().set(mapper)),
            RoundTrip.on(
                    MetadataRoundTrips::mappedAttribute,
                    DELETE_CLAIM_MAPPER,
                    (directory, attribute) -> directory.claimMappers().delete(attribute)));

    private MetadataRoundTrips() {}

    private static UserId userWithMetadata(RoundTripTenant tenant) {
        UserId user = tenant.user().id();
        tenant.directory().metadata().merge(user, Map.of("plan", "free"));
        return user;
    }

    private static ClaimMapper newMapper(RoundTripTenant tenant) {
        return new ClaimMapper(tenant.name(), tenant.name(), true, true);
    }

    private static String mappedAttribute(RoundTripTenant tenant) {
        return tenant.directory().claimMappers().set(newMapper(tenant)).attribute();
    }
}

package io.ostiary.fault;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.List;

/** The acts on {@link io.ostiary.provider.IdentityProviders}. */
final class IdentityProviderActs {
    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_IDENTITY_PROVIDERS,
                    IdentityProviderActs::provider,
                    (client, provider) ->
                            client.identityProviders().list(IdentityProviderQuery.ALL, PageRequest.first())),
            Act.read(
                    GET_IDENTITY_PROVIDER,
                    IdentityProviderActs::provider,
                    (client, provider) -> client.identityProviders().find(provider.id())),
            Act.write(
                            CREATE_IDENTITY_PROVIDER,
                            client -> wanted(Subjects.name(client)),
                            (client, wanted) -> client.identityProviders().create(wanted),
                            (client, wanted) -> client.identityProviders()
                                    .find(wanted.id())
                                    .filter(IdentityProvider.of(wanted)::equals)
                                    .isPresent())
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    UPDATE_IDENTITY_PROVIDER,
                    IdentityProviderActs::provider,
                    (client, provider) -> client.identityProviders()
                            .update(
                                    provider.id(),
                                    IdentityProviderPatch.builder()
                                            .set(ProviderSetting.CLIENT_ID, "another")
                                            .build()),
                    (client, provider) ->
                            "another".equals(intact(client, provider).settings().get(ProviderSetting.CLIENT_ID))),
            Act.write(
                    SET_IDENTITY_PROVIDER_STATUS,
                    IdentityProviderActs::provider,
                    (client, provider) ->
                            client.identityProviders().setStatus(IdentityProviderStatus.of(provider.id(), false)),
                    (client, provider) -> !intact(client, provider).enabled()),
            Act.write(
                            DELETE_IDENTITY_PROVIDER,
                            IdentityProviderActs::provider,
                            (client, provider) -> client.identityProviders().delete(provider.id()),
                            (client, provider) -> client.identityProviders()
                                    .find(provider.id())
                                    .isEmpty())
                    .onlyOnce(Code.NOT_FOUND));

    private IdentityProviderActs() {}

    private static NewIdentityProvider wanted(String name) {
        return NewIdentityProvider.builder(name, IdentityProviderType.GITHUB)
                .displayName("Kept")
                .set(ProviderSetting.CLIENT_ID, "client")
                .clientSecret(Secret.of("secret of the provider"))
                .build();
    }

    private static IdentityProvider provider(TenantClient client) {
        return client.identityProviders().create(wanted(Subjects.name(client)));
    }

    /** The provider as it is now, which has lost nothing. */
    private static IdentityProvider intact(TenantClient client, IdentityProvider provider) {
        IdentityProvider now = client.identityProviders().find(provider.id()).orElseThrow();
        assertThat(now.displayName()).isEqualTo("Kept");
        assertThat(now.secretSet()).isTrue();
        return now;
    }
}

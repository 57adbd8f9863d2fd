package io.ostiary.auth0.oracle;

import io.ostiary.Change;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.GrantType;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.backend.Directory;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.List;
import java.util.Set;

/** Calls of the ports of what signs in, calls and is called: applications, API keys, APIs and identity providers. */
final class ApplicationCalls {
    private static final ApplicationId NO_APPLICATION = ApplicationId.of("00000000000000000000000000000000");
    private static final ApiId NO_API = ApiId.of("000000000000000000000000");
    private static final String SOME_API = "https://some.example.com/";
    private static final List<ApiScope> SOME_SCOPES = List.of(new ApiScope("read:some", "some"));
    private static final IdentityProviderId NO_PROVIDER = IdentityProviderId.of("nothing");
    private static final RedirectUri CALLBACK = RedirectUri.of("https://app.example.com/callback");
    private static final Secret SECRET = Secret.of("correct-Horse-9");
    private static final PageRequest PAGE = PageRequest.first(10);
    private static final ApiKeyId NO_KEY = ApiKeyId.of(NO_APPLICATION.value());
    private static final NewApiKey SOME_KEY = NewApiKey.of("some", Set.of("users:read"));

    static final List<PortCall> ALL = List.of(
            new PortCall(
                    "list identity providers",
                    tenant -> tenant.identityProviders().list(IdentityProviderQuery.ALL, PAGE)),
            new PortCall(
                    "find an identity provider",
                    tenant -> tenant.identityProviders().find(NO_PROVIDER)),
            new PortCall(
                    "create an identity provider",
                    tenant -> tenant.identityProviders()
                            .create(NewIdentityProvider.builder("some-partner", IdentityProviderType.OIDC)
                                    .set(ProviderSetting.CLIENT_ID, "client")
                                    .set(ProviderSetting.ISSUER, "https://issuer.example.com")
                                    .clientSecret(SECRET)
                                    .build())),
            new PortCall(
                    "update an identity provider",
                    tenant -> tenant.identityProviders()
                            .update(
                                    provider(tenant),
                                    IdentityProviderPatch.builder()
                                            .displayName(Change.set("Some"))
                                            .build())),
            new PortCall(
                    "switch an identity provider off",
                    tenant -> tenant.identityProviders().setStatus(IdentityProviderStatus.of(provider(tenant), false))),
            new PortCall(
                    "delete an identity provider",
                    tenant -> tenant.identityProviders().delete(provider(tenant))),
            new PortCall("list applications", tenant -> tenant.applications().list(ApplicationQuery.ALL, PAGE)),
            new PortCall("find an application", tenant -> tenant.applications().find(application(tenant))),
            new PortCall(
                    "register an application",
                    tenant -> tenant.applications()
                            .create(NewApplication.builder("Some Application", ApplicationType.WEB)
                                    .description("some")
                                    .redirectUris(List.of(CALLBACK))
                                    .build())),
            new PortCall(
                    "update an application",
                    tenant -> tenant.applications()
                            .update(
                                    application(tenant),
                                    ApplicationPatch.builder()
                                            .name(Change.set("Some"))
                                            .build())),
            new PortCall(
                    "delete an application", tenant -> tenant.applications().delete(application(tenant))),
            new PortCall("rotate a secret", tenant -> tenant.applications().rotateSecret(application(tenant))),
            new PortCall("list redirect URIs", tenant -> tenant.applications().redirectUris(null, PAGE)),
            new PortCall(
                    "add a redirect URI",
                    tenant -> tenant.applications().addRedirectUri(application(tenant), CALLBACK)),
            new PortCall(
                    "remove a redirect URI",
                    tenant -> tenant.applications().removeRedirectUri(application(tenant), CALLBACK.value())),
            new PortCall("list APIs", tenant -> tenant.apis().list(PAGE)),
            new PortCall("find an API", tenant -> tenant.apis().find(api(tenant))),
            new PortCall("find an API by identifier", tenant -> tenant.apis().resolve(SOME_API)),
            new PortCall(
                    "register an API",
                    tenant ->
                            tenant.apis().create(NewApi.of("Some API", SOME_API).withScopes(SOME_SCOPES))),
            new PortCall(
                    "update an API",
                    tenant -> tenant.apis()
                            .update(
                                    api(tenant),
                                    ApiPatch.builder()
                                            .scopes(Change.set(SOME_SCOPES))
                                            .build())),
            new PortCall("delete an API", tenant -> tenant.apis().delete(api(tenant))),
            new PortCall(
                    "list who may call an API", tenant -> tenant.apiGrants().holders(api(tenant), PAGE)),
            new PortCall(
                    "grant an application access",
                    tenant -> tenant.apiGrants().grant(machine(tenant), api(tenant), scopes(tenant))),
            new PortCall(
                    "revoke an application's access",
                    tenant -> tenant.apiGrants().revoke(machine(tenant), api(tenant), Set.of())),
            new PortCall("list API keys", tenant -> tenant.apiKeys().list(PAGE)),
            new PortCall("issue an API key", tenant -> tenant.apiKeys().create(SOME_KEY)),
            new PortCall("rotate the API keys", tenant -> tenant.apiKeys().rotate("some")),
            new PortCall("revoke an API key", tenant -> tenant.apiKeys().revoke(NO_KEY)),
            new PortCall(
                    "prove an API key",
                    tenant -> tenant.apiKeys().authenticate(new ApiKeyCredential(tenant.tenant(), NO_KEY, SECRET))));

    private ApplicationCalls() {}

    /** An outside identity provider that is there, if any is. */
    private static IdentityProviderId provider(Directory tenant) {
        return tenant.identityProviders().list(IdentityProviderQuery.ALL, PAGE).items().stream()
                .filter(provider -> !provider.type().builtIn())
                .findFirst()
                .map(IdentityProvider::id)
                .orElse(NO_PROVIDER);
    }

    /** An application that is there, if any is. */
    private static ApplicationId application(Directory tenant) {
        return tenant.applications().list(ApplicationQuery.ALL, PAGE).items().stream()
                .findFirst()
                .map(Application::id)
                .orElse(NO_APPLICATION);
    }

    /** An application that acts for itself, if any does. */
    private static ApplicationId machine(Directory tenant) {
        return tenant.applications().list(ApplicationQuery.ALL, PAGE).items().stream()
                .filter(application -> application.grantTypes().contains(GrantType.CLIENT_CREDENTIALS))
                .findFirst()
                .map(Application::id)
                .orElse(NO_APPLICATION);
    }

    /** The scopes of that API. */
    private static Set<String> scopes(Directory tenant) {
        return tenant.apis().find(api(tenant)).map(Api::scopeValues).orElse(Set.of());
    }

    /** An API that is there, if any is. */
    private static ApiId api(Directory tenant) {
        return tenant.apis().list(PAGE).items().stream()
                .findFirst()
                .map(Api::id)
                .orElse(NO_API);
    }
}

package io.ostiary.mcp.tool;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.UPDATE_API;
import static io.ostiary.mcp.tool.Naming.API;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Change;
import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.api.SigningAlgorithm;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.ApiGrantTools.GrantView;
import io.ostiary.mcp.tool.Views.Done;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tools that manage APIs. */
final class ApiTools {
    private ApiTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_APIS,
                    ListApis.class,
                    ApiPage.class,
                    "The APIs of a tenant that access tokens are issued for, with the scopes that each has.",
                    (context, in) -> {
                        Page<Api> page = context.directory().apis().list(context.page(in.limit(), in.cursor()));
                        return new ApiPage(ToolContext.views(page, ApiView::of), context.next(page), page.total());
                    }),
            tool(
                    GET_API,
                    TheApi.class,
                    ApiDetails.class,
                    "One API: its scopes, how long its access tokens are valid, how they are signed, and which"
                            + " applications may call it for themselves.",
                    (context, in) -> {
                        Api api = context.api(in.api());
                        Api found = context.directory()
                                .apis()
                                .find(api.id())
                                .orElseThrow(() -> new NotFoundException(
                                        GET_API, "api", api.id().value()));
                        Page<ApiGrant> holders = holders(context, found);
                        return new ApiDetails(
                                ApiView.of(found),
                                ToolContext.views(holders, GrantView::of),
                                holders.next() == null ? null : true);
                    }),
            tool(
                    CREATE_API,
                    CreateApi.class,
                    ApiView.class,
                    "Register an API. Nobody may call it yet: grant_application_access lets an application.",
                    (context, in) -> ApiView.of(context.directory().apis().create(newApi(in)))),
            planned(
                    UPDATE_API,
                    UpdateApi.class,
                    ApiView.class,
                    "Change an API: what is left out stays, the list of scopes is replaced as a whole. Taking scopes"
                            + " away, or changing how its tokens are signed, needs a person's approval.",
                    ApiTools::planUpdate,
                    (context, in) -> ApiView.of(context.directory()
                            .apis()
                            .update(context.api(in.api()).id(), patch(in)))),
            planned(
                    DELETE_API,
                    TheApi.class,
                    Done.class,
                    "Delete an API for good, with everything that applications were granted of it.",
                    (context, in) -> {
                        Api api = context.api(in.api());
                        return Plan.of(
                                "delete the API " + described(api) + " for good",
                                api.identifier(),
                                callers(context, api),
                                "Nobody gets tokens for it any more. It has "
                                        + api.scopes().size() + " scopes. It cannot be undone.");
                    },
                    (context, in) -> {
                        Api api = context.api(in.api());
                        context.directory().apis().delete(api.id());
                        return new Done("deleted", api.id().value());
                    }));

    record ListApis(
            @Doc(value = "The most APIs to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListApis> {
        @Override
        public ListApis withLimit(int newLimit) {
            return new ListApis(newLimit, cursor);
        }
    }

    record TheApi(@Doc(API) String api) {}

    record ScopeArgument(
            @Doc("Its name, such as orders:read.") String value,
            @Doc("What it allows.") @Nullable String description) {
        ApiScope scope() {
            return new ApiScope(value, description);
        }
    }

    record CreateApi(
            @Doc("What people call it.") String name,

            @Doc("What tokens for it name as their audience, best a URI. Unique, and never changed.")
            String identifier,

            @Doc("What it lets its callers do.") @Nullable List<ScopeArgument> scopes,

            @Doc(
                    value = "Seconds that access tokens for it are valid; by default a day, or as the provider has it.",
                    min = 60,
                    max = 2_592_000)
            @Nullable
            Integer tokenLifetime,

            @Doc("How access tokens for it are signed; by default rs256, or as the provider has it.") @Nullable
            SigningAlgorithm signingAlg) {}

    record UpdateApi(
            @Doc(API) String api,
            @Doc("What people call it.") @Nullable String name,

            @Doc("What it lets its callers do, all of it.") @Nullable
            List<ScopeArgument> scopes,

            @Doc(value = "Seconds that access tokens for it are valid.", min = 60, max = 2_592_000) @Nullable
            Integer tokenLifetime,

            @Doc("How they are signed.") @Nullable SigningAlgorithm signingAlg) {}

    record ScopeView(
            @Untrusted String value, @Untrusted @Nullable String description) {
        static ScopeView of(ApiScope scope) {
            return new ScopeView(scope.value(), scope.description());
        }
    }

    record ApiView(
            String id,
            @Untrusted String identifier,
            @Untrusted String name,
            @Nullable List<ScopeView> scopes,
            @Nullable Long tokenLifetime,
            @Nullable SigningAlgorithm signingAlg) {
        static ApiView of(Api api) {
            Duration lifetime = api.tokenLifetime();
            return new ApiView(
                    api.id().value(),
                    api.identifier(),
                    api.name(),
                    api.scopes().isEmpty()
                            ? null
                            : api.scopes().stream().map(ScopeView::of).toList(),
                    lifetime == null ? null : lifetime.toSeconds(),
                    api.signingAlg());
        }
    }

    record ApiPage(
            List<ApiView> apis,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    /**
     * An API and who may call it.
     *
     * @param moreGrants whether there are more grants than are told
     */
    record ApiDetails(
            ApiView api, List<GrantView> grants, @Nullable Boolean moreGrants) {}

    /** The API as a person recognises it. */
    static String described(Api api) {
        return Printable.line(api.name(), 100) + " (" + Printable.line(api.identifier(), 100) + ")";
    }

    private static Page<ApiGrant> holders(ToolContext context, Api api) {
        return context.directory().apiGrants().holders(api.id(), PageRequest.first(PageRequest.MAX_SIZE));
    }

    /** Which applications call the API, in a sentence. */
    private static String callers(ToolContext context, Api api) {
        Page<ApiGrant> holders = holders(context, api);
        List<String> names = holders.items().stream()
                .map(grant -> grant.application().value())
                .toList();
        return names.isEmpty()
                ? "No application may call it for itself."
                : "These applications lose their access: " + Naming.some(names)
                        + (holders.next() == null ? "." : " and more.");
    }

    private static @Nullable Plan planUpdate(ToolContext context, UpdateApi in) {
        ApiPatch patch = patch(in);
        Api before = context.api(in.api());
        Api after = before.patched(patch);
        List<String> consequences = new ArrayList<>();
        Set<String> gone = new TreeSet<>(before.scopeValues());
        gone.removeAll(after.scopeValues());
        if (!gone.isEmpty()) {
            consequences.add("It loses these scopes, and so does whoever was granted them: " + Naming.some(gone));
        }
        SigningAlgorithm algorithm = after.signingAlg();
        if (algorithm != null && algorithm != before.signingAlg()) {
            consequences.add("Its tokens are signed with " + algorithm
                    + " from now on; the API refuses them until it expects that.");
        }
        return consequences.isEmpty()
                ? null
                : new Plan("change the API " + described(before), before.identifier(), consequences);
    }

    private static NewApi newApi(CreateApi in) {
        NewApi api = NewApi.of(in.name(), in.identifier());
        if (in.scopes() != null) {
            api = api.withScopes(scopes(in.scopes()));
        }
        if (in.tokenLifetime() != null) {
            api = api.withTokenLifetime(Duration.ofSeconds(in.tokenLifetime()));
        }
        return in.signingAlg() == null ? api : api.withSigningAlg(in.signingAlg());
    }

    private static ApiPatch patch(UpdateApi in) {
        return ApiPatch.builder()
                .name(in.name() == null ? Change.keep() : Change.set(in.name()))
                .scopes(in.scopes() == null ? Change.keep() : Change.set(scopes(in.scopes())))
                .tokenLifetime(
                        in.tokenLifetime() == null ? Change.keep() : Change.set(Duration.ofSeconds(in.tokenLifetime())))
                .signingAlg(in.signingAlg() == null ? Change.keep() : Change.set(in.signingAlg()))
                .build();
    }

    private static List<ApiScope> scopes(List<ScopeArgument> arguments) {
        return arguments.stream().map(ScopeArgument::scope).toList();
    }
}

package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.mcp.tool.Views.MapperView;
import io.ostiary.mcp.tool.Views.Mappers;
import io.ostiary.mcp.tool.Views.Metadata;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools of the metadata toolset. */
final class MetadataTools {
    private MetadataTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    GET_USER_METADATA,
                    GetMetadata.class,
                    Metadata.class,
                    "The administrator-only custom data of a user, all or the named top-level keys.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return new Metadata(
                                user.id().value(),
                                context.directory().metadata().get(user.id(), keys(in.keys())));
                    }),
            planned(
                    SET_USER_METADATA,
                    SetMetadata.class,
                    Metadata.class,
                    "Merge custom data into a user's metadata (JSON merge patch): named keys change, null removes a key,"
                            + " nested objects merge. Removing needs a person's approval. Returns all of it.",
                    (context, in) -> {
                        List<String> removed = removals("", in.values());
                        User user = context.user(in.user());
                        return removed.isEmpty() ? null : removing(user, removed);
                    },
                    (context, in) -> {
                        User user = context.user(in.user());
                        return new Metadata(
                                user.id().value(),
                                context.directory().metadata().merge(user.id(), in.values()));
                    }),
            planned(
                    DELETE_USER_METADATA,
                    GetMetadata.class,
                    Metadata.class,
                    "Remove top-level keys of a user's metadata for good, or all of it when no keys are named. Returns"
                            + " what remains.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        List<String> named = in.keys();
                        return named == null
                                ? Plan.of(
                                        "delete all metadata of the user " + UserTools.described(user),
                                        UserTools.target(user),
                                        "It cannot be undone.")
                                : removing(user, named);
                    },
                    (context, in) -> {
                        User user = context.user(in.user());
                        return new Metadata(
                                user.id().value(),
                                context.directory().metadata().delete(user.id(), keys(in.keys())));
                    }),
            tool(
                    LIST_CLAIM_MAPPERS,
                    NoInput.class,
                    Mappers.class,
                    "Which metadata keys show up as claims in tokens.",
                    (context, in) -> new Mappers(context.directory().claimMappers().list().stream()
                            .map(MapperView::of)
                            .toList())),
            tool(
                    SET_CLAIM_MAPPER,
                    SetMapper.class,
                    MapperView.class,
                    "Project a metadata key into a claim of the tokens issued from now on, or change how. Reserved"
                            + " claims are refused.",
                    (context, in) -> MapperView.of(context.directory()
                            .claimMappers()
                            .set(new ClaimMapper(
                                    in.attribute(),
                                    in.claim(),
                                    !Boolean.FALSE.equals(in.accessToken()),
                                    !Boolean.FALSE.equals(in.idToken()))))),
            planned(
                    DELETE_CLAIM_MAPPER,
                    TheMapper.class,
                    Done.class,
                    "Stop projecting a metadata key into tokens.",
                    (context, in) -> Plan.of(
                            "stop putting the metadata key " + in.attribute() + " into tokens",
                            in.attribute(),
                            "Applications that rely on the claim no longer get it."),
                    (context, in) -> {
                        context.directory().claimMappers().delete(in.attribute());
                        return new Done("deleted", in.attribute());
                    }));

    record GetMetadata(
            @Doc(USER) String user,

            @Doc("Top-level keys; by default all.") @Nullable
            List<String> keys) {}

    record SetMetadata(
            @Doc(USER) String user,
            @Doc("Keys to set; null removes one.") Map<String, @Nullable Object> values) {}

    record SetMapper(
            @Doc("The top-level metadata key.") String attribute,
            @Doc("The claim's name.") String claim,

            @Doc("Whether access tokens carry it; by default they do.") @Nullable
            Boolean accessToken,

            @Doc("Whether ID tokens carry it; by default they do.") @Nullable
            Boolean idToken) {}

    record TheMapper(
            @Doc("The metadata key whose mapper it is.") String attribute) {}

    private static Plan removing(User user, List<String> keys) {
        return new Plan(
                "delete metadata of the user " + UserTools.described(user) + "; it cannot be undone",
                UserTools.target(user),
                keys.stream().map(key -> "the key \"" + key + "\"").toList());
    }

    /** The paths at which a merge patch removes something. */
    private static List<String> removals(String path, Map<?, ?> patch) {
        List<String> removals = new ArrayList<>();
        patch.forEach((key, value) -> {
            if (value == null) {
                removals.add(path + key);
            } else if (value instanceof Map<?, ?> nested) {
                removals.addAll(removals(path + key + ".", nested));
            }
        });
        return removals;
    }

    private static MetadataKeys keys(@Nullable List<String> names) {
        return names == null ? MetadataKeys.all() : MetadataKeys.of(new LinkedHashSet<>(names));
    }
}

package io.ostiary.mcp.tool;

import static io.ostiary.Operation.IMPORT_USERS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.Violations;
import io.ostiary.mcp.binding.ArgumentBinder;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The import_users tool: rows from the call or from a file, each either imported whole or itemised with its reason.
 */
public final class ImportTool {
    private static final int MAX_INLINE = 200;
    private static final int MAX_ROWS = 200_000;

    /** The most characters of all itemised failures, and what each has besides its reason. */
    private static final int MAX_ITEMISED = 20_000;

    private static final int FAILURE_FRAME = 60;
    private static final int MAX_REASON = 300;

    private static final ArgumentBinder BINDER = new ArgumentBinder();
    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportTool() {}

    static final Tool<ImportUsers> TOOL = Tool.planned(
            IMPORT_USERS,
            ImportUsers.class,
            ImportResult.class,
            "Create, or with mode upsert also update, many users: up to 200 in the call, more from a JSON file (an array of"
                    + " the same objects) in the folder that the operator configured. A row that is wrong is itemised and"
                    + " stops no other. Updating needs a person's approval.",
            ImportTool::plan,
            ImportTool::handle);

    record ImportUsers(
            @Doc(value = "The users; instead of file.", max = MAX_INLINE) @Nullable
            List<Row> users,

            @Doc("A file in the import folder; instead of users.") @Nullable
            String file,

            @Doc("What to do with users who are there already; by default create, which itemises them.") @Nullable
            ImportMode mode,

            @Doc("The algorithm that every password_hash must be of; by default each is recognised.")
            PasswordHash.@Nullable Format hashFormat) {}

    record Row(
            @Nullable String email,
            @Nullable String username,
            @Nullable String phone,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String name,
            @Nullable Boolean emailVerified,
            @Nullable Secret password,

            @Doc("bcrypt, Argon2 or PBKDF2, in the usual notation; instead of password.") @Nullable
            Secret passwordHash,

            @Nullable Map<String, @Nullable Object> metadata) {}

    record ImportResult(
            int rows,
            int created,
            int updated,
            int failed,
            @Untrusted List<FailureView> failures,
            @Nullable String note) {}

    record FailureView(int row, String problem, String reason) {
        static FailureView of(ImportReport.Failure failure) {
            return new FailureView(failure.row(), failure.code().id(), Printable.line(failure.reason(), MAX_REASON));
        }
    }

    /** An update can change any user's address and password, which one by one would be asked for. */
    private static @Nullable Plan plan(ToolContext context, ImportUsers in) {
        if (in.mode() != ImportMode.UPSERT) {
            return null;
        }
        return Plan.of(
                "import "
                        + (in.users() == null
                                ? "the file " + in.file()
                                : in.users().size() + " users")
                        + " into the tenant " + context.tenant() + " over the users who are there",
                context.tenant().value(),
                "Users who are there already get the profile, the metadata and the password that their row gives.");
    }

    static ImportResult handle(ToolContext context, ImportUsers in) {
        new Violations()
                .require((in.users() == null) != (in.file() == null), "users", "or file is required, not both")
                .require(
                        in.users() == null || in.users().size() <= MAX_INLINE, "users", "must be at most 200; use file")
                .throwIfAny();
        var rows = new Rows(in.hashFormat());
        if (in.users() != null) {
            in.users().forEach(rows::add);
        } else {
            rows.read(context.surroundings().imports().file(String.valueOf(in.file())));
        }
        ImportReport report = context.directory()
                .users()
                .importAll(
                        rows.good,
                        in.mode() == null ? ImportMode.CREATE : in.mode(),
                        (done, total) -> context.client()
                                .progress(
                                        rows.bad.size() + done, rows.count, done + " of " + total + " users imported"));
        List<ImportReport.Failure> failures = new ArrayList<>(rows.bad);
        failures.addAll(report.failures());
        failures.sort(Comparator.comparingInt(ImportReport.Failure::row));
        List<FailureView> itemised = itemised(failures);
        return new ImportResult(
                rows.count,
                report.created(),
                report.updated(),
                failures.size(),
                itemised,
                failures.size() > itemised.size()
                        ? "only the first " + itemised.size() + " failures are listed"
                        : null);
    }

    /** The first failures, as many as a result has room for: what was imported has to be told in any case. */
    private static List<FailureView> itemised(List<ImportReport.Failure> failures) {
        List<FailureView> itemised = new ArrayList<>();
        int characters = 0;
        for (ImportReport.Failure failure : failures) {
            FailureView view = FailureView.of(failure);
            characters += FAILURE_FRAME + view.reason().length();
            if (characters > MAX_ITEMISED) {
                break;
            }
            itemised.add(view);
        }
        return itemised;
    }

    /** Sorts rows into those that can be imported and those that cannot be. */
    private static final class Rows {
        private final PasswordHash.@Nullable Format format;
        private final List<ImportedUser> good = new ArrayList<>();
        private final List<ImportReport.Failure> bad = new ArrayList<>();
        private int count;

        Rows(PasswordHash.@Nullable Format format) {
            this.format = format;
        }

        void add(Row row) {
            check(() -> row);
        }

        void read(Path file) {
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                    JsonParser parser = new JsonFactory().createParser(in)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw new InvalidArgumentException("file", "must be a JSON array of users");
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (count == MAX_ROWS) {
                        throw new InvalidArgumentException("file", "must hold at most " + MAX_ROWS + " users");
                    }
                    Object value = JSON.readValue(parser, Object.class);
                    check(() -> BINDER.bind(Row.class, object(value)));
                }
                if (parser.nextToken() != null) {
                    throw new InvalidArgumentException("file", "must hold nothing after the array");
                }
            } catch (JsonProcessingException e) {
                throw new InvalidArgumentException("file", "is not JSON after row " + count + "; nothing was imported");
            } catch (IOException e) {
                throw new InvalidArgumentException("file", "cannot be read");
            }
        }

        private void check(java.util.function.Supplier<Row> row) {
            count++;
            try {
                good.add(imported(count, row.get()));
            } catch (IdentityException e) {
                bad.add(new ImportReport.Failure(count, e.code(), e.detail()));
            }
        }

        @SuppressWarnings("unchecked") // a JSON object's keys are text
        private static Map<String, @Nullable Object> object(@Nullable Object value) {
            if (value instanceof Map<?, ?> object) {
                return (Map<String, @Nullable Object>) object;
            }
            throw new InvalidArgumentException("user", "must be an object");
        }

        private ImportedUser imported(int number, Row row) {
            Secret encoded = row.passwordHash();
            PasswordHash hash = encoded == null ? null : PasswordHash.parse(encoded);
            if (hash != null && format != null && hash.format() != format) {
                throw new InvalidArgumentException("password_hash", "must be " + format.id());
            }
            return new ImportedUser(
                    number,
                    NewUser.builder()
                            .email(row.email())
                            .emailVerified(Boolean.TRUE.equals(row.emailVerified()))
                            .username(row.username())
                            .phone(row.phone())
                            .givenName(row.givenName())
                            .familyName(row.familyName())
                            .name(row.name())
                            .password(row.password())
                            .metadata(row.metadata() == null ? Map.of() : row.metadata())
                            .build(),
                    hash);
        }
    }
}

package io.ostiary.mcp.tool;

import static io.ostiary.Operation.GET_USAGE_SUMMARY;
import static io.ostiary.Operation.REPORT_USAGE;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.billing.UsageBatch;
import io.ostiary.billing.UsageEvent;
import io.ostiary.billing.UsageReceipt;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.tool.BillingViews.UsageView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools for what users use. */
final class UsageTools {
    private UsageTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    REPORT_USAGE,
                    ReportUsage.class,
                    ReceiptView.class,
                    "Count metered usage of users; all events of a call count, or none. With an idempotency_key a call"
                            + " can be repeated without counting twice.",
                    (context, in) -> {
                        List<UsageEvent> events = in.events().stream()
                                .map(event -> new UsageEvent(
                                        context.user(event.user()).id(),
                                        event.meter(),
                                        BillingTools.decimal("events.quantity", event.quantity()),
                                        event.at()))
                                .toList();
                        return ReceiptView.of(
                                context.directory().billing().report(new UsageBatch(events, in.idempotencyKey())));
                    }),
            tool(
                    GET_USAGE_SUMMARY,
                    Usage.class,
                    UsageView.class,
                    "What was used of each meter this month (UTC), by a user or by everybody.",
                    (context, in) -> UsageView.of(context.directory()
                            .billing()
                            .usage(
                                    in.user() == null
                                            ? null
                                            : context.user(in.user()).id()))));

    record EventArgument(
            @Doc(USER) String user,
            @Doc("What is counted, such as api_calls.") String meter,

            @Doc("How much: a decimal above 0 such as \"1.5\".")
            String quantity,

            @Doc("When, at most 35 days ago; by default now.") @Nullable
            Instant at) {}

    record ReportUsage(
            @Doc(value = "What was used.", max = UsageBatch.MAX_EVENTS)
            List<EventArgument> events,

            @Doc("Names this call; repeated within 35 days with the same events it counts once.") @Nullable
            String idempotencyKey) {}

    record Usage(
            @Doc(USER + " By default everybody.") @Nullable String user) {}

    record ReceiptView(int events, Instant reportedAt) {
        static ReceiptView of(UsageReceipt receipt) {
            return new ReceiptView(receipt.events(), receipt.reportedAt());
        }
    }
}

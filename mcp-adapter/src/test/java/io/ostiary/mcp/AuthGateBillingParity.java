package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingMigrationId;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.MigrationItem;
import java.util.List;
import java.util.Map;

/** The tools of the AuthGate MCP server for billing, each on a {@link World}. */
final class AuthGateBillingParity {
    private AuthGateBillingParity() {}

    static void add(Map<String, Parity> all) {
        plans(all);
        migrations(all);
        usage(all);
    }

    private static void plans(Map<String, Parity> all) {
        all.put(
                "list_billing_plans list_billing_plans",
                Parity.begin()
                        .maps("include_archived", "include_archived")
                        .called(w -> Map.of("include_archived", true))
                        .leaves((w, reply) -> {
                            assertThat(reply.each("plans", "name")).containsExactly("Basic", "Legacy", "Pro");
                            assertThat(reply.at("/plans/0/prices/0/amount")).isEqualTo("9.90");
                            assertThat(reply.at("/plans/1/archived")).isEqualTo("true");
                        }));
        all.put(
                "create_billing_plan create_billing_plan",
                Parity.begin()
                        .maps("name", "name")
                        .maps("monthly_price", "monthly_price", String::valueOf)
                        .called(w -> Map.of("name", "Team", "monthly_price", 49.5))
                        .leaves((w, reply) -> {
                            BillingPlan plan = w.main.billing().resolvePlan("Team");
                            assertThat(plan.prices()).containsExactly(World.monthly("49.50", "USD"));
                        }));
        all.put(
                "get_user_entitlements get_user_entitlements",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.ada().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/plan/name")).isEqualTo("Basic");
                            assertThat(reply.at("/plan/features/0")).isEqualTo("reports");
                            assertThat(reply.at("/price/amount")).isEqualTo("9.90");
                            assertThat(reply.at("/usage/meters/api_calls")).isEqualTo("2.5");
                        }));
    }

    private static void migrations(Map<String, Parity> all) {
        all.put(
                "create_billing_migration create_billing_migration",
                Parity.begin()
                        .maps("from_plan_id", "from_plan")
                        .maps("to_plan_id", "to_plan")
                        .called(w -> Map.of(
                                "from_plan_id",
                                w.pro().id().value(),
                                "to_plan_id",
                                w.basic().id().value()))
                        .leaves((w, reply) -> {
                            BillingMigration created = w.main.billing()
                                    .findMigration(BillingMigrationId.of(reply.at("/id")))
                                    .orElseThrow();
                            assertThat(created.from()).isEqualTo(w.pro().id());
                            assertThat(created.to()).isEqualTo(w.basic().id());
                            assertThat(reply.at("/prices/0/to/amount")).isEqualTo("9.90");
                        }));
        all.put(
                "get_billing_migration get_billing_migration",
                Parity.begin()
                        .maps("migration_id", "migration")
                        .called(w -> Map.of("migration_id", w.upgrade().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/counts/pending")).isEqualTo("1");
                            assertThat(reply.each("items", "user"))
                                    .containsExactly(w.ada().id().value());
                        }));
        all.put(
                "execute_billing_migration execute_billing_migration",
                Parity.begin()
                        .maps("migration_id", "migration")
                        .called(w -> Map.of("migration_id", w.upgrade().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.planOf(w.ada())).isEqualTo("Pro");
                            assertThat(w.main.billing()
                                            .findMigration(w.upgrade().id())
                                            .orElseThrow()
                                            .items())
                                    .containsExactly(new MigrationItem(w.ada().id(), MigrationItem.Status.MOVED, null));
                            assertThat(reply.at("/counts/moved")).isEqualTo("1");
                        }));
    }

    private static void usage(Map<String, Parity> all) {
        all.put(
                "report_usage report_usage",
                Parity.begin()
                        .maps("events", "events")
                        .maps("idempotency_key", "idempotency_key")
                        .called(w -> Map.of(
                                "events",
                                List.of(Map.of("user", "bob", "meter", "api_calls", "quantity", "0.1")),
                                "idempotency_key",
                                "batch-7"))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/events")).isEqualTo("1");
                            assertThat(w.main.billing()
                                            .usage(w.bob().id())
                                            .meters()
                                            .get("api_calls"))
                                    .isEqualByComparingTo("0.1");
                        }));
        all.put(
                "get_usage_summary get_usage_summary",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.ada().id().value()))
                        .leaves((w, reply) ->
                                assertThat(reply.at("/meters/api_calls")).isEqualTo("2.5")));
    }
}

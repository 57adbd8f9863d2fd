package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.billing.BillingInterval;
import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.Money;
import io.ostiary.billing.NewBillingPlan;
import io.ostiary.billing.Price;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads before the subscribers of a plan are moved. */
@Timeout(60)
class MigrationQuestionTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whoMovesForAnotherPriceWhoStaysAndWhoMovesForNothingAreToldApart() {
        try (World world = new World(folder)) {
            BillingPlan old = plan(world, "Old", price(BillingInterval.MONTH, "5"), price(BillingInterval.YEAR, "50"));

            assertThat(question(world, old, plan(world, "Dearer", price(BillingInterval.MONTH, "7"))))
                    .contains(
                            "5.00 EUR a month becomes 7.00 EUR a month.",
                            "Who pays 50.00 EUR a year stays: the plan has no such price.");
            assertThat(question(world, old, plan(world, "Gratis")))
                    .contains(
                            "Who pays 5.00 EUR a month moves and pays nothing any more.",
                            "Who pays 50.00 EUR a year moves and pays nothing any more.");
        }
    }

    private static String question(World world, BillingPlan from, BillingPlan to) {
        BillingMigration migration = world.main.billing().createMigration(from.id(), to.id());
        Person person = Person.declining();
        try (Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
            Reply unused = assistant.call(
                    "execute_billing_migration",
                    Map.of("migration", migration.id().value()));
        }
        return person.asked().get(0).message();
    }

    private static BillingPlan plan(World world, String name, Price... prices) {
        return world.main.billing().create(NewBillingPlan.named(name).withPrices(List.of(prices)));
    }

    private static Price price(BillingInterval interval, String amount) {
        return new Price(interval, new Money(new BigDecimal(amount), Currency.getInstance("EUR")));
    }
}

package io.ostiary.billing;

import io.ostiary.Violations;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A plan to create.
 *
 * @param name what people call it, unique, 1 to 100 characters, neither {@code <} nor {@code >}
 * @param prices what it costs, at most one for each interval and currency and 20 in all; none when it is free
 * @param features what it entitles to, at most 50 keys
 */
public record NewBillingPlan(String name, List<Price> prices, SortedSet<String> features) {
    private static final int MAX_PRICES = 20;
    private static final int MAX_FEATURES = 50;

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewBillingPlan {
        prices = List.copyOf(prices);
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
        var violations = new Violations()
                .line("name", name, 1, 100)
                .withoutMarkup("name", name)
                .require(prices.size() <= MAX_PRICES, "prices", "must be at most " + MAX_PRICES)
                .require(isUnambiguous(prices), "prices", "must be one for each interval and currency")
                .require(features.size() <= MAX_FEATURES, "features", "must be at most " + MAX_FEATURES);
        features.forEach(feature -> violations.key("features", feature));
        violations.throwIfAny();
    }

    /** A plan that is free and entitles to nothing in particular. */
    public static NewBillingPlan named(String name) {
        return new NewBillingPlan(name, List.of(), new TreeSet<>());
    }

    /** The same with those prices. */
    public NewBillingPlan withPrices(List<Price> others) {
        return new NewBillingPlan(name, others, features);
    }

    /** The same with those features. */
    public NewBillingPlan withFeatures(Collection<String> others) {
        return new NewBillingPlan(name, prices, new TreeSet<>(others));
    }

    private static boolean isUnambiguous(List<Price> prices) {
        return prices.stream()
                .allMatch(price -> prices.stream().filter(price::matches).count() == 1);
    }
}

package io.ostiary.auth0.emulator;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the tenant behaves, as far as that depends on plan, load and settings. */
public final class Switches {
    private final Set<Feature> lacking = ConcurrentHashMap.newKeySet();
    private final Set<String> dns = ConcurrentHashMap.newKeySet();
    private final RateLimit limit;
    private volatile Duration searchLag = Duration.ZERO;
    private volatile int searchLagReads;
    private volatile Duration logLag = Duration.ZERO;
    private volatile Duration jobTime = Duration.ZERO;
    private volatile int jobPolls;
    private volatile boolean customDomains;
    private volatile Duration revocationTime = Duration.ZERO;
    private volatile int buildPolls = 2;
    private volatile String buildProblem = "";

    Switches(RateLimit limit) {
        this.limit = limit;
    }

    /** Takes something out of the plan. */
    public void lack(Feature feature) {
        lacking.add(feature);
    }

    /** Puts something into the plan, which at the start includes all. */
    public void include(Feature feature) {
        lacking.remove(feature);
    }

    /** Answers 429 from the next request on that is one too many for a second. */
    public void requestsPerSecond(int requests) {
        limit.set(requests);
    }

    /** Lets a search of users find a change only so much later. */
    public void searchLag(Duration lag) {
        searchLag = lag;
    }

    /** Lets so many searches of users not find a change yet. */
    public void searchLagReads(int reads) {
        searchLagReads = reads;
    }

    /** Lets entries of the log arrive only so much later. */
    public void logLag(Duration lag) {
        logLag = lag;
    }

    /** How long a job takes. */
    public void jobTime(Duration time) {
        jobTime = time;
    }

    /** How often a job that was asked for is still pending. */
    public void jobPolls(int polls) {
        jobPolls = polls;
    }

    /** How long a session or a refresh token lives on after its revocation was accepted. */
    public void revocationTime(Duration time) {
        revocationTime = time;
    }

    /** The how manieth look at an Action finds its code built. */
    public void buildPolls(int polls) {
        buildPolls = polls;
    }

    /** Lets builds fail for that reason, or succeed again when it is empty. */
    public void buildProblem(String problem) {
        buildProblem = problem;
    }

    /** Sets a record in the DNS that Auth0 asks about custom domains. */
    public void publish(String name, String value) {
        dns.add(name + ' ' + value);
    }

    boolean dnsHas(String name, String value) {
        return dns.contains(name + ' ' + value);
    }

    /** Gives the tenant several verified custom domains, so that a request that sends mail has to name one. */
    public void addCustomDomains() {
        customDomains = true;
    }

    boolean hasCustomDomains() {
        return customDomains;
    }

    boolean lacks(Feature feature) {
        return lacking.contains(feature);
    }

    RateLimit limit() {
        return limit;
    }

    public Duration searchLag() {
        return searchLag;
    }

    int searchLagReads() {
        return searchLagReads;
    }

    Duration logLag() {
        return logLag;
    }

    Duration jobTime() {
        return jobTime;
    }

    int jobPolls() {
        return jobPolls;
    }

    Duration revocationTime() {
        return revocationTime;
    }

    String buildProblem() {
        return buildProblem;
    }

    int buildPolls() {
        return buildPolls;
    }
}

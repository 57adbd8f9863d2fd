package io.ostiary.action;

/**
 * A package of the npm registry that an action's code requires.
 *
 * @param name such as {@code lodash} or {@code @slack/web-api}, at most 214 characters
 * @param version such as {@code 4.17.21} or {@code latest}, at most 64 characters
 */
public record ActionDependency(String name, String version) {}

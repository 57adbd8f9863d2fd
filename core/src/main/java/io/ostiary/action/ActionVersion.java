package io.ostiary.action;

/**
 * What was deployed of an action.
 *
 * @param number counts the versions of the action, from 1
 * @param content what it does
 */
public record ActionVersion(int number, ActionContent content) {}

package io.ostiary.mcp.protocol;

/**
 * A form with one required text field, put to a person.
 *
 * @param message what it is about
 * @param field the key of the field
 * @param title the label of the field
 * @param description what to type into it
 */
public record Question(String message, String field, String title, String description) {}

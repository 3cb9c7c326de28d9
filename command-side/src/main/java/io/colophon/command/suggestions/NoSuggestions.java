package io.colophon.command.suggestions;

/** Why a run makes no suggestions, or no more of them. The text is shown to people. */
final class NoSuggestions extends RuntimeException {

    NoSuggestions(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

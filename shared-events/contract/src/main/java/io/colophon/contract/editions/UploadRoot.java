package io.colophon.contract.editions;

/** The directories in which uploads are kept. */
public enum UploadRoot {
    EBOOKS,
    AUDIOBOOKS;

    /** Where files of an edition of this format go. */
    public static UploadRoot of(String editionFormat) {
        return editionFormat.equals("audiobook") ? AUDIOBOOKS : EBOOKS;
    }
}

package crm.social.http.image;

/**
 * A file reduced to what is needed to draw it, so that the decoder never sees text, profiles, animation or previews
 * (some unpack without bound) nor what is hidden behind the end.
 *
 * @param file to decode
 * @param width pixels, as the header says
 * @param height pixels, as the header says
 * @param orientation 1 to 8, as EXIF numbers them
 */
record Bare(byte[] file, int width, int height, int orientation) {
    /** EXIF's number for a picture that is upright. */
    static final int UPRIGHT = 1;
}

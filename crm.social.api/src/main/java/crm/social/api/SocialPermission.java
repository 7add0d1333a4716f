package crm.social.api;

/** The permission that guards all of it. */
public final class SocialPermission {
    /** ソーシャル連携. */
    public static final String USE = "crm.social.use";

    private SocialPermission() {}
}

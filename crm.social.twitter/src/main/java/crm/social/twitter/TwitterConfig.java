package crm.social.twitter;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator may set. */
@ObjectClassDefinition(
        name = "%twitter.name",
        description = "%twitter.description",
        localization = "OSGI-INF/l10n/bundle")
@interface TwitterConfig {
    @AttributeDefinition(name = "%clientId.name", description = "%clientId.description")
    String clientId() default "";

    @AttributeDefinition(
            name = "%clientSecret.name",
            description = "%clientSecret.description",
            type = AttributeType.PASSWORD)
    String clientSecret() default "";

    @AttributeDefinition(name = "%clientSecretFile.name", description = "%clientSecretFile.description")
    String clientSecretFile() default "";

    @AttributeDefinition(name = "%appKey.name", description = "%appKey.description")
    String appKey() default "";

    @AttributeDefinition(
            name = "%appSecret.name",
            description = "%appSecret.description",
            type = AttributeType.PASSWORD)
    String appSecret() default "";

    @AttributeDefinition(name = "%appSecretFile.name", description = "%appSecretFile.description")
    String appSecretFile() default "";

    @AttributeDefinition(name = "%displayName.name", description = "%displayName.description")
    String displayName() default "Twitter";

    @AttributeDefinition(name = "%plan.name", description = "%plan.description")
    Plan plan() default Plan.PAY_PER_USE;

    @AttributeDefinition(name = "%vocabulary.name", description = "%vocabulary.description")
    Vocabulary vocabulary() default Vocabulary.POST;

    @AttributeDefinition(name = "%apiAddress.name", description = "%apiAddress.description")
    String apiAddress() default "https://api.x.com";

    @AttributeDefinition(name = "%authorizeAddress.name", description = "%authorizeAddress.description")
    String authorizeAddress() default "https://x.com/i/oauth2/authorize";

    @AttributeDefinition(name = "%webAddress.name", description = "%webAddress.description")
    String webAddress() default "https://x.com";
}

package crm.host.record;

import java.util.Map;

/** What a lead or contact says about a person; what is not known is empty. */
public record PersonData(
        String familyName,
        String givenName,
        String familyReading,
        String givenReading,
        String company,
        String title,
        String email,
        String phone,
        String site,
        String place,
        String description) {

    static final PersonData EMPTY = new PersonData("", "", "", "", "", "", "", "", "", "", "");

    /** The same with some members changed, by their name. */
    PersonData with(Map<String, String> changes) {
        return new PersonData(
                changes.getOrDefault("familyName", familyName),
                changes.getOrDefault("givenName", givenName),
                changes.getOrDefault("familyReading", familyReading),
                changes.getOrDefault("givenReading", givenReading),
                changes.getOrDefault("company", company),
                changes.getOrDefault("title", title),
                changes.getOrDefault("email", email),
                changes.getOrDefault("phone", phone),
                changes.getOrDefault("site", site),
                changes.getOrDefault("place", place),
                changes.getOrDefault("description", description));
    }

    /** A member by its name. */
    public String text(String member) {
        return switch (member) {
            case "familyName" -> familyName;
            case "givenName" -> givenName;
            case "familyReading" -> familyReading;
            case "givenReading" -> givenReading;
            case "company" -> company;
            case "title" -> title;
            case "email" -> email;
            case "phone" -> phone;
            case "site" -> site;
            case "place" -> place;
            case "description" -> description;
            default -> throw new IllegalArgumentException(member);
        };
    }

    /** As shown. */
    public String name() {
        return FullName.of(familyName, givenName);
    }

    /** In kana, family name first. */
    public String reading() {
        return FullName.reading(familyReading, givenReading);
    }
}

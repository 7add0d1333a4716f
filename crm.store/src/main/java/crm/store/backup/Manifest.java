package crm.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup consists of, one {@code name=value} a line, and at the end the checksum of all lines before it: a backup without its manifest was not
 * finished.
 *
 * @param facts {@code made}, {@code database}, {@code schema.<store>}, …
 * @param files SHA-256 by file name
 */
record Manifest(Map<String, String> facts, Map<String, String> files) {
    static final String NAME = "manifest.txt";
    private static final String FILE = "sha256.";
    private static final String END = "end=";

    Manifest {
        facts = Map.copyOf(facts);
        files = Map.copyOf(files);
    }

    /** Writes it whole, as the last step of a backup. */
    void write(Path folder) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(facts).forEach((name, value) -> lines.add(name + "=" + value));
        new TreeMap<>(files).forEach((name, sum) -> lines.add(FILE + name + "=" + sum));
        String text = String.join("\n", lines) + "\n";
        try {
            Files.writeString(folder.resolve(NAME), text + END + sum(text.getBytes(StandardCharsets.UTF_8)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads it and compares every file with it. */
    static Manifest checked(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BackupFailure(folder + " holds no finished backup: there is no " + NAME);
        }
        Manifest manifest = read(file);
        manifest.files.forEach((name, sum) -> {
            Path copy = folder.resolve(name);
            if (!Files.isRegularFile(copy)) {
                throw new BackupFailure("The backup is not whole: " + name + " is missing");
            }
            if (!sum(copy).equals(sum)) {
                throw new BackupFailure("The backup is damaged: " + name + " is not what was written");
            }
        });
        return manifest;
    }

    private static Manifest read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new BackupFailure("The backup is damaged: " + NAME + " cannot be read", e);
        }
        int end = text.lastIndexOf(END);
        if (end < 0
                || !text.substring(end)
                        .equals(END + sum(text.substring(0, end).getBytes(StandardCharsets.UTF_8)) + "\n")) {
            throw new BackupFailure("The backup is damaged: " + NAME + " was changed or cut short");
        }
        Map<String, String> facts = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        text.substring(0, end).lines().forEach(line -> {
            int sign = line.indexOf('=', line.startsWith(FILE) ? line.length() - 65 : 0);
            String name = line.substring(0, sign);
            String value = line.substring(sign + 1);
            if (name.startsWith(FILE)) {
                files.put(plain(name.substring(FILE.length())), value);
            } else {
                facts.put(name, value);
            }
        });
        return new Manifest(facts, files);
    }

    /** A file in the backup's own folder, nowhere else. */
    private static String plain(String name) {
        if (!name.matches("[a-z][a-z0-9_.]*")) {
            throw new BackupFailure("The backup is damaged: not a file of it: " + name);
        }
        return name;
    }

    static String sum(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new BackupFailure(file + " cannot be read", e);
        }
    }

    private static String sum(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}

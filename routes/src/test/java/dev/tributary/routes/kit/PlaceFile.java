package dev.tributary.routes.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a small file of places, as MaxMind's DB format 2.0 has it: a binary tree over the bits of addresses, IPv4 under
 * {@code ::/96}, 16 zero bytes, the data, and at the end what the file says of itself.
 */
public final class PlaceFile {
    private static final int EMPTY = -1;
    private static final byte[] MARK = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    /** Each node has two records: a node, or, from a million on, a place in the data. */
    private static final int DATA = 1_000_000;

    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** A network lies in a city. */
    public PlaceFile city(String network, String city, String region, String country) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("city", Map.of("names", Map.of("en", city)));
        record.put("country", Map.of("iso_code", country));
        record.put("subdivisions", List.of(Map.of("names", Map.of("en", region))));
        return put(network, record);
    }

    /** Of a network only the country is known. */
    public PlaceFile country(String network, String country) {
        return put(network, Map.of("country", Map.of("iso_code", country)));
    }

    private PlaceFile put(String network, Map<String, Object> record) {
        String[] parts = network.split("/", -1);
        InetAddress address = InetAddress.ofLiteral(parts[0]);
        int length = Integer.parseInt(parts[1]) + (address instanceof Inet4Address ? 96 : 0);
        byte[] bits = new byte[16];
        byte[] own = address.getAddress();
        System.arraycopy(own, 0, bits, 16 - own.length, own.length);
        int at = 0;
        for (int i = 0; i < length; i++) {
            int side = bits[i / 8] >> (7 - i % 8) & 1;
            if (i == length - 1) {
                nodes.get(at)[side] = DATA + data.size();
            } else {
                if (nodes.get(at)[side] == EMPTY) {
                    nodes.get(at)[side] = nodes.size();
                    nodes.add(new int[] {EMPTY, EMPTY});
                }
                at = nodes.get(at)[side];
            }
        }
        write(data, record);
        return this;
    }

    public void write(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes)
            for (int record : node) {
                int value = record == EMPTY ? nodes.size() : record < DATA ? record : record - DATA + nodes.size() + 16;
                out.write(value >> 16);
                out.write(value >> 8);
                out.write(value);
            }
        out.writeBytes(new byte[16]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARK);
        Map<String, Object> itself = new LinkedHashMap<>();
        itself.put("binary_format_major_version", 2);
        itself.put("binary_format_minor_version", 0);
        itself.put("build_epoch", 1_700_000_000);
        itself.put("database_type", "Test-City");
        itself.put("description", Map.of("en", "places of tests"));
        itself.put("ip_version", 6);
        itself.put("languages", List.of("en"));
        itself.put("node_count", nodes.size());
        itself.put("record_size", 24);
        write(out, itself);
        try {
            Files.write(file, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                out.write(7 << 5 | map.size());
                map.forEach((key, content) -> {
                    write(out, key);
                    write(out, content);
                });
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                list.forEach(element -> write(out, element));
            }
            case Integer number -> {
                out.write(6 << 5 | 4);
                for (int shift = 24; shift >= 0; shift -= 8) out.write(number >> shift);
            }
            default -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                if (text.length < 29) {
                    out.write(2 << 5 | text.length);
                } else {
                    out.write(2 << 5 | 29);
                    out.write(text.length - 29);
                }
                out.writeBytes(text);
            }
        }
    }
}

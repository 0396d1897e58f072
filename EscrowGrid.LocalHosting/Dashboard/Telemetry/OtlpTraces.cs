using System.Globalization;
using System.Text;

namespace EscrowGrid.LocalHosting.Dashboard.Telemetry;

/// <summary>
/// Reads an OTLP <c>ExportTraceServiceRequest</c> (opentelemetry-proto 1.x, binary). Fields this dashboard does not
/// show (events, links, scope) are passed over.
/// </summary>
internal static class OtlpTraces
{
    private static readonly string[] Kinds = ["internal", "internal", "server", "client", "producer", "consumer"];

    /// <summary>All spans of the request. Throws <see cref="InvalidDataException"/> when it is not one.</summary>
    public static List<SpanRecord> Parse(ReadOnlySpan<byte> request)
    {
        var spans = new List<SpanRecord>();
        var reader = new ProtobufReader(request);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                ReadResourceSpans(reader.Bytes, spans);
            }
        }

        return spans;
    }

    private static void ReadResourceSpans(ReadOnlySpan<byte> message, List<SpanRecord> spans)
    {
        var resource = new List<KeyValuePair<string, string>>();
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                ReadAttributes(reader.Bytes, field: 1, resource);
            }
        }

        var name = Value(resource, "service.name");
        var instance = Value(resource, "service.instance.id");
        var scopes = new ProtobufReader(message);
        while (scopes.Read())
        {
            if (scopes.Field != 2)
            {
                continue;
            }

            var scope = new ProtobufReader(scopes.Bytes);
            while (scope.Read())
            {
                if (scope.Field == 2)
                {
                    spans.Add(ReadSpan(scope.Bytes, name, instance));
                }
            }
        }
    }

    private static SpanRecord ReadSpan(ReadOnlySpan<byte> message, string resource, string instance)
    {
        var (traceId, spanId, parentId, name) = ("", "", "", "");
        ulong kind = 0, start = 0, end = 0;
        var failed = false;
        var attributes = new List<KeyValuePair<string, string>>();
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1: traceId = Convert.ToHexStringLower(reader.Bytes); break;
                case 2: spanId = Convert.ToHexStringLower(reader.Bytes); break;
                case 4: parentId = Convert.ToHexStringLower(reader.Bytes); break;
                case 5: name = Encoding.UTF8.GetString(reader.Bytes); break;
                case 6: kind = reader.Number; break;
                case 7: start = reader.Number; break;
                case 8: end = reader.Number; break;
                case 9: attributes.Add(ReadAttribute(reader.Bytes)); break;
                case 15: failed = ReadStatus(reader.Bytes) == 2; break;
                default: break;
            }
        }

        return new SpanRecord(
            resource, instance, traceId, spanId, parentId, name, Kinds[kind < 6 ? (int)kind : 0],
            DateTimeOffset.UnixEpoch.AddTicks((long)(start / 100)),
            TimeSpan.FromTicks(end > start ? (long)((end - start) / 100) : 0),
            failed, attributes);
    }

    private static ulong ReadStatus(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            if (reader.Field == 3)
            {
                return reader.Number;
            }
        }

        return 0;
    }

    private static void ReadAttributes(
        ReadOnlySpan<byte> message, int field, List<KeyValuePair<string, string>> attributes)
    {
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            if (reader.Field == field)
            {
                attributes.Add(ReadAttribute(reader.Bytes));
            }
        }
    }

    private static KeyValuePair<string, string> ReadAttribute(ReadOnlySpan<byte> message)
    {
        var (key, value) = ("", "");
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                key = Encoding.UTF8.GetString(reader.Bytes);
            }
            else if (reader.Field == 2)
            {
                value = ReadValue(reader.Bytes);
            }
        }

        return new(key, value);
    }

    private static string ReadValue(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        if (!reader.Read())
        {
            return "";
        }

        return reader.Field switch
        {
            1 => Encoding.UTF8.GetString(reader.Bytes),
            2 => reader.Number != 0 ? "true" : "false",
            3 => ((long)reader.Number).ToString(CultureInfo.InvariantCulture),
            4 => BitConverter.UInt64BitsToDouble(reader.Number).ToString(CultureInfo.InvariantCulture),
            5 => "[…]",
            6 => "{…}",
            _ => "",
        };
    }

    private static string Value(List<KeyValuePair<string, string>> attributes, string key) =>
        attributes.Find(attribute => attribute.Key == key).Value ?? "";
}

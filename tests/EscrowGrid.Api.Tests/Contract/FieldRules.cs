namespace EscrowGrid.Api.Tests.Contract;

/// <summary>The table of the wire contract, section 4, field by field.</summary>
internal static class FieldRules
{
    private const string TooLarge = "Amount must not exceed 1000000000000000";
    private const string TooDeep = "Metadata nesting depth must not exceed 10 levels";

    private static readonly string[] Regions = ["US", "EU_UK", "SG", "UAE"];
    private static readonly string[] Verticals = ["CONSTRUCTION", "TRADE_FINANCE"];
    private static readonly string[] Codes = ["CONSTR_ESCROW", "CONSTR_RETAINAGE", "TF_INVOICE", "TF_LC"];
    private static readonly string[] States =
        ["CREATED", "FUNDED", "PARTIALLY_RELEASED", "RELEASED", "CANCELLED", "EXPIRED"];

    public static readonly FieldRule[] All =
    [
        Text("institution", "name", "Name"),
        new("institution", "regions", "array", IsRequired: true)
        {
            Refused =
            [
                ("[]", "regions", "At least one region is required"),
                (Repeat("\"US\"", 11), "regions", "Too many regions"),
                ("""["US",7]""", "regions.1", OneOf(Regions)),
                ("""["eu_uk","US"]""", "regions.0", OneOf(Regions)),
                ("[null]", "regions.0", OneOf(Regions)),
            ],
            Accepted = [Repeat("\"US\"", 10), """["US","EU_UK","SG","UAE"]"""],
        },
        new("institution", "verticals", "array", IsRequired: false)
        {
            Refused =
            [
                ("""["CONSTRUCTION","construction"]""", "verticals.1", OneOf(Verticals)),
                ("[{}]", "verticals.0", OneOf(Verticals)),
            ],
            Accepted = ["[]", """["TRADE_FINANCE","TRADE_FINANCE"]"""],
        },
        Text("key", "label", "Label"),
        Option("key", "role", ["admin", "read_only"], "\"root\"", "\"Admin\"", "\"\""),
        Text("template", "name", "Name"),
        Option("template", "code", Codes, "\"tf_lc\"", "\"\""),
        Option("template", "vertical", Verticals, "\"Construction\""),
        Option("template", "region", Regions, "\"EU\"", "\"us\""),
        new("template", "config", "object", IsRequired: false),
        new("asset", "templateId", "string", IsRequired: true)
        {
            Refused = [("\"\"", "templateId", "Template ID is required")],
        },
        Text("asset", "label", "Label"),
        Metadata("asset"),
        new("position", "assetId", "string", IsRequired: true)
        {
            Refused = [("\"\"", "assetId", "Asset ID is required")],
        },
        Text("position", "holderReference", "Holder reference"),
        OptionalText("position", "externalReference", "External reference", maximum: 255),
        new("position", "currency", "string", IsRequired: true)
        {
            Refused =
            [
                .. from text in new[] { "", "US", "USDD", " USD" }
                   select ($"\"{text}\"", "currency", "Currency code must be 3 characters"),
                .. from text in new[] { "XAU", "RUB", "us ", "ÄÖÜ", "U.S", "000" }
                   select ($"\"{text}\"", "currency", "Invalid input"),
            ],
        },
        Amount("position", "amount"),
        Metadata("position"),
        Option("transition", "toState", States, "\"funded\"", "\"DONE\"", "\"\""),
        OptionalText("transition", "reason", "Reason", maximum: 1000),
        Metadata("transition"),
        Policy(),
    ];

    private static FieldRule Text(string body, string field, string label) => new(body, field, "string", true)
    {
        Refused =
        [
            ("\"\"", field, $"{label} is required"),
            (Letters(256), field, $"{label} must not exceed 255 characters"),
        ],
        Accepted = [Letters(1), Letters(255), "\"   \""],
    };

    private static FieldRule OptionalText(string body, string field, string label, int maximum) =>
        new(body, field, "string", IsRequired: false)
        {
            Refused = [(Letters(maximum + 1), field, $"{label} must not exceed {maximum} characters")],
            Accepted = ["\"\"", Letters(maximum)],
        };

    private static FieldRule Option(string body, string field, string[] options, params string[] refused) =>
        new(body, field, "option", IsRequired: true)
        {
            Options = options,
            Refused = [.. refused.Select(value => (value, field, OneOf(options)))],
        };

    private static FieldRule Metadata(string body) => new(body, "metadata", "object", IsRequired: false)
    {
        Refused =
        [
            (Nested(11), "metadata", TooDeep),
            ($$"""{"k":{{Repeat("", 11, "[", "]")}}}""", "metadata", TooDeep),
        ],
        Accepted = [Nested(10)],
    };

    private static FieldRule Amount(string body, string field) => new(body, field, "number", IsRequired: true)
    {
        Refused = [.. BadAmounts(field)],
        Accepted = ["1e-8", "0.00000001", "1000000000000000", "1E15", "1.00000000000"],
    };

    private static FieldRule Policy() => new("policy", "position", "object", IsRequired: true)
    {
        Refused =
        [
            ("""{"minAmount":2,"maxAmount":1.99999999}""", "position",
                "minAmount must be less than or equal to maxAmount"),
            .. from bound in new[] { "minAmount", "maxAmount" }
               from bad in BadAmounts($"position.{bound}")
               select ($$"""{"{{bound}}":{{bad.Value}}}""", bad.Path, bad.Message),
            .. from bound in new[] { "minAmount", "maxAmount" }
               select ($$"""{"{{bound}}":null}""", $"position.{bound}",
                   "Invalid input: expected number, received null"),
            ("""{"allowedCurrencies":null}""", "position.allowedCurrencies",
                "Invalid input: expected array, received null"),
            ("""{"allowedCurrencies":["USD","EU"]}""", "position.allowedCurrencies.1",
                "Currency code must be 3 characters"),
            ("""{"allowedCurrencies":["XXX"]}""", "position.allowedCurrencies.0", "Invalid input"),
        ],
        Accepted =
        [
            "{}", """{"minAmount":1,"maxAmount":1}""", """{"minAmount":5}""", """{"allowedCurrencies":[]}""",
        ],
    };

    private static IEnumerable<(string Value, string Path, string Message)> BadAmounts(string path) =>
    [
        ("0", path, "Amount must be positive"),
        ("-0.5", path, "Amount must be positive"),
        ("9e-9", path, "Amount must be at least 1e-8"),
        ("1000000000000000.1", path, TooLarge),
        ("1e16", path, TooLarge),
        ("1.123456789", path, "Amount must have at most 8 decimal places"),
    ];

    private static string OneOf(string[] options) =>
        $"Invalid option: expected one of {string.Join('|', options.Select(it => $"\"{it}\""))}";

    private static string Letters(int length) => $"\"{new string('x', length)}\"";

    private static string Repeat(string item, int times) => $"[{string.Join(',', Enumerable.Repeat(item, times))}]";

    private static string Repeat(string core, int times, string open, string close) =>
        string.Concat(Enumerable.Repeat(open, times)) + core + string.Concat(Enumerable.Repeat(close, times));

    private static string Nested(int depth) => Repeat("1", depth, """{"k":""", "}");
}

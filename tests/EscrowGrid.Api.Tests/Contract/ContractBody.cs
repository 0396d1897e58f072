namespace EscrowGrid.Api.Tests.Contract;

/// <summary>A request that the contract accepts, as fields of JSON, so that a test can spoil one of them.</summary>
internal sealed record ContractBody(HttpMethod Method, string Path, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>By name, the bodies of the contract. <c>{inst}</c> and its like stand for things that exist.</summary>
    public static readonly IReadOnlyDictionary<string, ContractBody> All = new Dictionary<string, ContractBody>
    {
        ["institution"] = new(HttpMethod.Post, "/institutions", new Dictionary<string, string>
        {
            ["name"] = "\"Bank\"",
            ["regions"] = """["US"]""",
            ["verticals"] = """["CONSTRUCTION"]""",
        }),
        ["key"] = new(HttpMethod.Post, "/institutions/{inst}/api-keys", new Dictionary<string, string>
        {
            ["label"] = "\"Key\"",
            ["role"] = "\"admin\"",
        }),
        ["policy"] = new(HttpMethod.Put, "/institutions/{inst}/policies/US", new Dictionary<string, string>
        {
            ["position"] = """{"minAmount":1,"maxAmount":2,"allowedCurrencies":["USD"]}""",
        }),
        ["template"] = new(HttpMethod.Post, "/asset-templates", new Dictionary<string, string>
        {
            ["code"] = "\"CONSTR_ESCROW\"",
            ["name"] = "\"Template\"",
            ["vertical"] = "\"CONSTRUCTION\"",
            ["region"] = "\"US\"",
            ["config"] = Tenant.EscrowConfig,
        }),
        ["asset"] = new(HttpMethod.Post, "/assets", new Dictionary<string, string>
        {
            ["templateId"] = "\"{tmpl}\"",
            ["label"] = "\"Asset\"",
            ["metadata"] = "{}",
        }),
        ["position"] = new(HttpMethod.Post, "/positions", new Dictionary<string, string>
        {
            ["assetId"] = "\"{ast}\"",
            ["holderReference"] = "\"holder\"",
            ["currency"] = "\"USD\"",
            ["amount"] = "100",
            ["externalReference"] = "\"reference\"",
            ["metadata"] = "{}",
        }),
        ["transition"] = new(HttpMethod.Post, "/positions/{pos}/transition", new Dictionary<string, string>
        {
            ["toState"] = "\"FUNDED\"",
            ["reason"] = "\"reason\"",
            ["metadata"] = "{}",
        }),
    };

    /// <summary>The body with one field of another value, or without it when that is null.</summary>
    public string With(string field, string? value)
    {
        var fields = new Dictionary<string, string>(Fields);
        if (value is null)
            fields.Remove(field);
        else
            fields[field] = value;
        return $"{{{string.Join(',', fields.Select(it => $"\"{it.Key}\":{it.Value}"))}}}";
    }
}

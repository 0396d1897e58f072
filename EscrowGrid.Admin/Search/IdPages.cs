namespace EscrowGrid.Admin.Search;

/// <summary>Where the console shows what an id of the API names.</summary>
internal static class IdPages
{
    /// <summary>By prefix: a page of its own ends with a slash, a list does not; null for neither.</summary>
    private static readonly Dictionary<string, string?> Pages = new(StringComparer.Ordinal)
    {
        ["ak"] = null,
        ["apr"] = "/approvals/",
        ["ast"] = "/assets/",
        ["aud"] = null,
        ["brk"] = "/breaks",
        ["chn"] = "/chain/",
        ["cmd"] = "/commands/",
        ["dsm"] = null,
        ["dsp"] = null,
        ["esc"] = "/escrows/",
        ["evd"] = null,
        ["evt"] = null,
        ["fnd"] = "/funds",
        ["inst"] = "/institutions/",
        ["job"] = "/jobs/",
        ["led"] = null,
        ["pev"] = "/provider-webhooks/",
        ["ple"] = null,
        ["pol"] = null,
        ["pos"] = "/positions/",
        ["ses"] = null,
        ["set"] = null,
        ["tmpl"] = "/templates/",
        ["usr"] = "/users/",
        ["wh"] = "/webhooks/",
        ["whd"] = "/webhooks/deliveries/",
    };

    public static IEnumerable<string> Prefixes => Pages.Keys;

    /// <summary>Paths, each with a slash at its end.</summary>
    public static IEnumerable<string> OwnPages => Pages.Values.OfType<string>().Where(it => it.EndsWith('/'));

    /// <returns>The address of the id's own page; null where it has none, and for what is no id.</returns>
    public static string? Of(string? id) => Find(id) is { } page && page.EndsWith('/') ? page + Escape(id!) : null;

    /// <returns>As <see cref="Of"/>, or the list that has it.</returns>
    public static string? OrList(string id) =>
        Of(id) ?? (Find(id) is { } list ? $"{list}#{Escape(id)}" : null);

    /// <summary>Whether it begins as an id of the API does.</summary>
    public static bool IsId(string text) => Prefix(text) is { } prefix && Pages.ContainsKey(prefix);

    private static string? Find(string? id) => Prefix(id) is { } prefix ? Pages.GetValueOrDefault(prefix) : null;

    private static string? Prefix(string? id) =>
        id?.IndexOf('_', StringComparison.Ordinal) is { } end and > 0 ? id[..end] : null;

    private static string Escape(string id) => Uri.EscapeDataString(id);
}

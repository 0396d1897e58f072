namespace EscrowGrid.StandIns.Calls;

/// <summary>What a call says.</summary>
/// <param name="Fields">Of its form, body or query; nested names in brackets.</param>
/// <param name="Key">The idempotency key, where the provider keeps keys.</param>
/// <param name="Fingerprint">All of it, to compare.</param>
internal sealed record CallText(IReadOnlyDictionary<string, string> Fields, string? Key, string Fingerprint)
{
    /// <summary>The object in the path; null where there is none.</summary>
    public string? Id { get; init; }

    public string? this[string name] => Fields.GetValueOrDefault(name);

    /// <summary>All fields under one name: <c>metadata[a]</c> and its siblings.</summary>
    public IEnumerable<KeyValuePair<string, string>> Under(string name) => Fields
        .Where(field => field.Key.StartsWith($"{name}[", StringComparison.Ordinal))
        .Select(field => KeyValuePair.Create(field.Key[(name.Length + 1)..^1], field.Value));
}

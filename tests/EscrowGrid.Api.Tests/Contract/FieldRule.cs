namespace EscrowGrid.Api.Tests.Contract;

/// <summary>One field of one body, and what the wire contract, section 4, says about it.</summary>
/// <param name="Body">A name of <see cref="ContractBody.All"/>.</param>
/// <param name="Field">The name of the field.</param>
/// <param name="Type">As the messages call it; <c>option</c> for a field that is one of a list.</param>
/// <param name="IsRequired">Whether it may be left out.</param>
internal sealed record FieldRule(string Body, string Field, string Type, bool IsRequired)
{
    private static readonly Dictionary<string, string> ValuesByType = new()
    {
        ["string"] = "\"text\"",
        ["number"] = "7",
        ["boolean"] = "true",
        ["array"] = "[]",
        ["object"] = "{}",
        ["null"] = "null",
    };

    /// <summary>The names of an option, as the message lists them.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>Values of the right type that are refused all the same, and the field and message of each.</summary>
    public (string Value, string Path, string Message)[] Refused { get; init; } = [];

    /// <summary>Values at the edge of what is accepted.</summary>
    public string[] Accepted { get; init; } = [];

    private string OneOf => $"Invalid option: expected one of {string.Join('|', Options.Select(it => $"\"{it}\""))}";

    /// <returns>Body, field, value or null without it, failing field, message.</returns>
    public IEnumerable<object?[]> Refusals()
    {
        if (IsRequired)
            yield return [Body, Field, null, Field, Options.Length > 0 ? OneOf : Expected("undefined")];
        foreach (var (type, value) in ValuesByType.Where(it => it.Key != Type))
            yield return [Body, Field, value, Field, Options.Length > 0 ? OneOf : Expected(type)];
        foreach (var (value, path, message) in Refused)
            yield return [Body, Field, value, path, message];
    }

    /// <returns>Body, field, value or null without it.</returns>
    public IEnumerable<object?[]> Acceptances()
    {
        if (!IsRequired)
            yield return [Body, Field, null];
        foreach (var option in Options)
            yield return [Body, Field, $"\"{option}\""];
        foreach (var value in Accepted)
            yield return [Body, Field, value];
    }

    private string Expected(string received) => $"Invalid input: expected {Type}, received {received}";
}

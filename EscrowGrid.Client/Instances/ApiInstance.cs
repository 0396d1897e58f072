namespace EscrowGrid.Client.Instances;

/// <summary>A process of the API, as it told of itself.</summary>
/// <param name="Name">Different for each start.</param>
/// <param name="Role"><c>api</c>, or <c>all</c> for one that works off jobs too.</param>
/// <param name="Version">Of the program.</param>
/// <param name="State"><c>ready</c>, <c>degraded</c>, <c>unavailable</c> or <c>stopping</c>, when it was last
/// seen.</param>
/// <param name="Silent">It has said nothing for more than 35 seconds, which it does every ten.</param>
/// <param name="Services">What it depends on, by name: <c>available</c>, <c>unavailable</c> or
/// <c>unknown</c>.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="SeenAt">When it was last seen.</param>
public sealed record ApiInstance(
    string Name,
    string Role,
    string Version,
    string State,
    bool Silent,
    IReadOnlyDictionary<string, string> Services,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt);

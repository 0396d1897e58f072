using EscrowGrid.Core.Instances;

namespace EscrowGrid.Api.Instances;

/// <summary>A process that serves requests, on the wire.</summary>
/// <param name="Name">Different for each start.</param>
/// <param name="Role"><c>api</c>, or <c>all</c> for one that works off jobs too.</param>
/// <param name="Version">Of the program.</param>
/// <param name="State">As its <c>/ready</c> has it, when it was last seen.</param>
/// <param name="Silent">It has said nothing for more than 35 seconds, which it does every ten.</param>
/// <param name="Services">What it depends on, by name.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="SeenAt">When it was last seen.</param>
internal sealed record InstanceResponse(
    string Name,
    string Role,
    string Version,
    string State,
    bool Silent,
    IReadOnlyDictionary<string, string> Services,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt)
{
    public static InstanceResponse From(ShownInstance instance) => new(
        instance.Report.Name,
        instance.Report.Role,
        instance.Report.Version,
        instance.Report.State,
        instance.IsSilent,
        instance.Report.Services,
        instance.Report.StartedAt,
        instance.SeenAt);
}

using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Institutions;

/// <summary>Takes in a tenant. Root only.</summary>
public sealed class CreateInstitution(
    IInstitutionStore institutions, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<Institution>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.IsRoot)
            return Problems.Forbidden.With("Only root can create institutions");

        var now = time.NowInMilliseconds();
        var institution = new Institution(
            ids.Create<InstitutionId>(), command.Name, command.Regions, command.Verticals, now, now);
        var change = new Change(
            AuditAction.InstitutionCreated, institution.Id, institution.Id.ToString(), now, Describe(institution));
        await institutions.AddAsync(institution, trails.Record(change, call, institution), cancellationToken);
        return institution;
    }

    private static JsonText Describe(Institution institution) => JsonText.Write(institution, static (json, it) =>
    {
        json.WriteString("name", it.Name);
        json.WriteStartArray("regions");
        foreach (var region in it.Regions)
            json.WriteStringValue(WireName<Region>.Of(region));
        json.WriteEndArray();
        json.WriteStartArray("verticals");
        foreach (var vertical in it.Verticals)
            json.WriteStringValue(WireName<Vertical>.Of(vertical));
        json.WriteEndArray();
    });

    /// <summary>A validated request.</summary>
    public sealed record Command(string Name, IReadOnlyList<Region> Regions, IReadOnlyList<Vertical> Verticals);
}

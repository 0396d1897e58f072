using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Outbox;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Opens a position in an asset, within the policy that binds it. Two round trips: read the facts, write.
/// </summary>
public sealed class CreatePosition(IPositionStore positions, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<Position>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.MayWrite)
            return Problems.WriteForbidden;
        var context = InstitutionContext.Resolve(call.Caller, command.Institution, "positions");
        if (!context.TryGet(out var institution, out var problem))
            return problem;

        var facts = await positions.FindOpeningFactsAsync(command.Asset, cancellationToken);
        if (facts is null || facts.AssetOwner != institution)
            return Problems.PositionAssetNotFound;
        if (facts.Limits is { } limits && PolicyRules.FindBreach(limits, command.Money) is { } breach)
            return breach;

        var position = Open(command, institution);
        var entry = LedgerEvent.OfCreation(ids.Create<LedgerEventId>(), position, call.RequestId);
        var change = new Change(
            AuditAction.PositionCreated, institution, position.Id.ToString(), position.CreatedAt, Describe(position));
        await positions.AddAsync(position, entry, trails.Record(change, call, position), cancellationToken);
        return position;
    }

    private static JsonText Describe(Position position) => JsonText.Write(position, static (json, it) =>
    {
        json.WriteString("institutionId", it.Institution.ToString());
        json.WriteString("assetId", it.Asset.ToString());
        json.WriteString("holderReference", it.HolderReference);
        json.WriteString("currency", it.Money.Currency.Code);
        json.WriteNumber("amount", it.Money.Amount.Value);
    });

    private Position Open(Command command, InstitutionId institution)
    {
        var now = time.NowInMilliseconds();
        return new Position(
            ids.Create<PositionId>(),
            institution,
            command.Asset,
            command.HolderReference,
            command.Money,
            PositionState.Created,
            command.ExternalReference,
            Position.FirstVersion,
            now,
            now,
            Events: []);
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(
        string? Institution, AssetId Asset, string HolderReference, Money Money, string? ExternalReference);
}

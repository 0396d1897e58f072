using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Opens a position in an asset, within the policy that binds it. One round trip when the facts about the asset are
/// remembered, else two: read the facts, write.
/// </summary>
public sealed class CreatePosition(
    IPositionStore positions, IPositionGate gate, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<GovernedPosition>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.MayWrite)
            return Problems.WriteForbidden;
        var context = InstitutionContext.Resolve(call.Caller, command.Institution, "positions");
        if (!context.TryGet(out var institution, out var problem))
            return problem;

        // Remembered facts may accept, because they are checked by storing; they may not refuse. Every lost race means
        // that the owner changed the rules, so this ends.
        var freshness = Freshness.Remembered;
        while (true)
        {
            var facts = await positions.FindOpeningFactsAsync(command.Asset, freshness, cancellationToken);
            if (!Decide(command, institution, facts).TryGet(out var opened, out problem))
            {
                if (freshness is Freshness.Current)
                    return problem;
            }
            else
            {
                if (await gate.FindObstacleAsync(command.Asset, cancellationToken) is { } obstacle)
                    return obstacle;
                var (addition, stored) = await StoreAsync(opened, call, cancellationToken);
                if (addition is PositionAddition.Stored)
                    return stored;
                if (addition is PositionAddition.ReferenceTaken)
                    return await RefuseReferenceAsync(stored.Position, cancellationToken);
            }

            freshness = Freshness.Current;
        }
    }

    private Result<GovernedPosition> Decide(Command command, InstitutionId institution, OpeningFacts? facts)
    {
        if (facts is null || facts.AssetOwner != institution)
            return Problems.PositionAssetNotFound;
        var now = time.NowInMilliseconds();
        return OpeningRules.Decide(facts, command.Money, command.ExpiresAt, now).TryGet(out var expiry, out var problem)
            ? new GovernedPosition(Open(command, institution, expiry, now), facts.Limits, facts.RulesVersion, now)
            : problem;
    }

    private static JsonText Describe(Position position) => JsonText.Write(position, static (json, it) =>
    {
        json.WriteString("institutionId", it.Institution.ToString());
        json.WriteString("assetId", it.Asset.ToString());
        json.WriteString("holderReference", it.HolderReference);
        json.WriteString("currency", it.Money.Currency.Code);
        json.WriteNumber("amount", it.Money.Amount.Value);
        if (it.ExpiresAt is { } expiry)
            json.WriteString("expiresAt", expiry.ToWireText());
    });

    private async Task<(PositionAddition Addition, GovernedPosition Position)> StoreAsync(
        GovernedPosition opened, CallContext call, CancellationToken cancellationToken)
    {
        var position = opened.Position;
        var entry = LedgerEvent.OfCreation(ids.Create<LedgerEventId>(), position, call.RequestId);
        var change = new Change(
            AuditAction.PositionCreated,
            position.Institution,
            position.Id.ToString(),
            position.CreatedAt,
            Describe(position));
        var headed = opened with { Position = position with { LedgerHead = entry.Hash } };
        var trail = trails.Record(change, call, headed);
        return (await positions.AddAsync(headed, entry, trail, cancellationToken), headed);
    }

    private async Task<Problem> RefuseReferenceAsync(Position position, CancellationToken cancellationToken)
    {
        var reference = position.ExternalReference ?? "";
        var other = await positions.FindByReferenceAsync(position.Institution, reference, cancellationToken)
            ?? throw new InvalidOperationException("A position has vanished; positions are never deleted.");
        return Problems.ReferenceTaken.With(new ReferenceTaken(reference, other.ToString()));
    }

    private Position Open(Command command, InstitutionId institution, DateTimeOffset? expiresAt, DateTimeOffset now) =>
        new(
            ids.Create<PositionId>(),
            institution,
            command.Asset,
            command.HolderReference,
            command.Money,
            Balance.Of(command.Money.Amount),
            PositionState.Created,
            command.ExternalReference,
            command.IsReferenceUnique,
            command.Metadata,
            Position.FirstVersion,
            now,
            now,
            Events: [])
        {
            ExpiresAt = expiresAt,
        };

    /// <summary>A validated request.</summary>
    public sealed record Command(
        string? Institution, AssetId Asset, string HolderReference, Money Money, string? ExternalReference)
    {
        /// <summary>Refuse when a position of the institution has the reference, and every later one with it.</summary>
        public bool IsReferenceUnique { get; init; }

        /// <summary>UTC, whole milliseconds; null for as late as the rules have it.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>Within the limits of metadata; null when absent.</summary>
        public JsonText? Metadata { get; init; }
    }
}

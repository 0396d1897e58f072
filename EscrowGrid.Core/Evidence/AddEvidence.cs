using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Evidence;

/// <summary>Announces a file, so that its upload can be signed for exactly it.</summary>
public sealed class AddEvidence(
    EscrowAccess access, IEvidenceStore files, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    private static readonly ActorClass[] Disputants = [ActorClass.Buyer, ActorClass.Seller, ActorClass.Staff];

    /// <summary>What is taken: nothing that a browser would run.</summary>
    public static IReadOnlyList<string> ContentTypes { get; } =
        ["application/pdf", "image/jpeg", "image/png", "image/webp", "text/plain", "text/csv", "video/mp4"];

    public async Task<Result<EvidenceFile>> HandleAsync(
        EscrowId id, Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!(await access.FindAsync(id, call.Caller, cancellationToken)).TryGet(out var seen, out var problem))
            return problem;
        if (FindRefusal(seen, command.Purpose) is { } refusal)
            return refusal;
        var file = new EvidenceFile(
            ids.Create<EvidenceId>(),
            id,
            seen.Escrow.Institution,
            command.Purpose,
            seen.Actor,
            command.Name,
            command.ContentType,
            command.Size,
            command.Sha256,
            time.NowInMilliseconds());
        var trail = trails.Record(file.ToChange(AuditAction.EvidenceAdded), call, file);
        return await files.AddAsync(file, trail, cancellationToken)
            ? file
            : Problems.EvidenceFull.With($"An escrow has at most {Limits.EvidenceFiles}");
    }

    /// <summary>Who may prove what, and when. What was delivered cannot be proven better once it is disputed.</summary>
    internal static Problem? FindRefusal(SeenEscrow seen, EvidencePurpose purpose) =>
        (purpose, seen.Escrow.State, seen.Actor.Class) switch
        {
            (EvidencePurpose.Delivery, EscrowState.FundsHeld or EscrowState.Delivered, ActorClass.Seller) => null,
            (EvidencePurpose.Delivery, EscrowState.FundsHeld or EscrowState.Delivered, _) =>
                EscrowLifecycle.Only([ActorClass.Seller]),
            (EvidencePurpose.Delivery, EscrowState.Disputed, _) =>
                Problems.EvidenceLocked.With("The delivery is disputed; its evidence is fixed"),
            (EvidencePurpose.Dispute, EscrowState.Disputed, var by) => Disputants.Contains(by)
                ? null
                : EscrowLifecycle.Only(Disputants),
            (_, var state, _) => Problems.EvidenceLocked.With(
                $"An escrow that is {EscrowLifecycle.Name(state)} takes no evidence of this"),
        };

    /// <summary>A validated request.</summary>
    public sealed record Command(
        EvidencePurpose Purpose, string Name, string ContentType, long Size, Sha256Digest Sha256);
}

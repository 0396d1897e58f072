using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Evidence;

/// <summary>Looks at what was uploaded, and keeps or refuses it for good. Asked again, it says the same.</summary>
public sealed class VerifyEvidence(
    GetEvidence evidence,
    IEvidenceStore files,
    IEnumerable<IEvidenceVault> vaults,
    TrailRecorder trails,
    TimeProvider time)
{
    public async Task<Result<EvidenceFile>> HandleAsync(
        EscrowId escrow, EvidenceId id, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var found = await evidence.FindAsync(escrow, id, call.Caller, cancellationToken);
        if (!found.TryGet(out var seen, out var problem))
            return problem;
        var (file, by) = seen;
        if (file.State is not EvidenceState.Pending)
            return Answer(file);
        // The same question as when it was announced: an upload that ends after the dispute began proves nothing.
        if (AddEvidence.FindRefusal(by, file.Purpose) is { } refusal)
            return refusal;
        if (vaults.FirstOrDefault() is not { } vault)
            return Problems.EvidenceUnavailable.With("No storage is set up");
        try
        {
            if (await vault.InspectAsync(file, cancellationToken) is not { } stored)
                return Problems.EvidenceNotUploaded.With("Upload it first");
            var settled = Settle(file, stored);
            var action = settled.State is EvidenceState.Verified
                ? AuditAction.EvidenceVerified
                : AuditAction.EvidenceRefused;
            var trail = trails.Record(settled.ToChange(action), call, settled);
            // Whoever came second finds what the first one found.
            return await files.SettleAsync(settled, trail, cancellationToken)
                ? Answer(settled)
                : Answer(await files.FindAsync(id, cancellationToken) ?? settled);
        }
        catch (EvidenceUnavailableException)
        {
            return Problems.EvidenceUnavailable.With("The storage does not answer; nothing has changed");
        }
    }

    private static Result<EvidenceFile> Answer(EvidenceFile file) => file.State is EvidenceState.Refused
        ? Problems.EvidenceMismatch.With("What was uploaded is not what was announced; announce it anew")
        : file;

    private EvidenceFile Settle(EvidenceFile file, StoredObject stored)
    {
        var isAsAnnounced = stored.Size == file.Size && stored.Sha256 == file.Sha256
            && string.Equals(stored.ContentType, file.ContentType, StringComparison.OrdinalIgnoreCase);
        return file with
        {
            State = isAsAnnounced ? EvidenceState.Verified : EvidenceState.Refused,
            SettledAt = time.NowInMilliseconds(),
            StorageVersion = isAsAnnounced ? stored.Version : null,
        };
    }
}

using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Evidence;

/// <summary>The files of an escrow, for its parties and the staff; nobody else learns that there are any.</summary>
public sealed class GetEvidence(
    EscrowAccess access, IEvidenceStore files, IEnumerable<IEvidenceVault> vaults, TimeProvider time)
{
    public async Task<Result<Listing<EvidenceFile>>> ListAsync(
        EscrowId escrow, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!(await access.FindAsync(escrow, caller, cancellationToken)).TryGet(out _, out var problem))
            return problem;
        return await files.ListAsync(escrow, page, cancellationToken);
    }

    public async Task<Result<SeenEvidence>> FindAsync(
        EscrowId escrow, EvidenceId id, Caller caller, CancellationToken cancellationToken)
    {
        if (!(await access.FindAsync(escrow, caller, cancellationToken)).TryGet(out var seen, out var problem))
            return problem;
        return await files.FindAsync(id, cancellationToken) is { } file && file.Escrow == escrow
            ? new SeenEvidence(file, seen)
            : Problems.EvidenceNotFound;
    }

    /// <summary>For whoever announced it, while it is pending and would still be taken.</summary>
    public async Task<Result<SignedRequest>> SignUploadAsync(
        EscrowId escrow, EvidenceId id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAsync(escrow, id, caller, cancellationToken);
        if (!found.TryGet(out var seen, out var problem))
            return problem;
        var (file, by) = seen;
        if (file.Uploader != by.Actor)
            return Problems.EscrowActionForbidden.With("Only its uploader may");
        if (file.State is not EvidenceState.Pending)
            return Problems.EvidenceLocked.With("It was looked at already");
        if (AddEvidence.FindRefusal(by, file.Purpose) is { } refusal)
            return refusal;
        return vaults.FirstOrDefault() is { } vault
            ? vault.SignUpload(file, time.GetUtcNow() + Limits.EvidenceUploadPeriod)
            : Problems.EvidenceUnavailable.With("No storage is set up");
    }

    /// <summary>Of a verified file only: what was never looked at is handed to nobody.</summary>
    public async Task<Result<SignedRequest>> SignDownloadAsync(
        EscrowId escrow, EvidenceId id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAsync(escrow, id, caller, cancellationToken);
        if (!found.TryGet(out var seen, out var problem))
            return problem;
        if (seen.File.State is not EvidenceState.Verified)
            return Problems.EvidenceNotUploaded.With("It is not verified");
        return vaults.FirstOrDefault() is { } vault
            ? vault.SignDownload(seen.File, time.GetUtcNow() + Limits.EvidenceDownloadPeriod)
            : Problems.EvidenceUnavailable.With("No storage is set up");
    }
}

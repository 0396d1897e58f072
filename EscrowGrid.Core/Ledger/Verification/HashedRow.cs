using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A ledger row and the hash that its content has; null for one that cannot be hashed at all.</summary>
/// <param name="Logged">The row.</param>
/// <param name="Computed">Its hash.</param>
/// <param name="Told">What it tells, while it is checked.</param>
internal sealed record HashedRow(LoggedRow Logged, Sha256Digest? Computed, ToldPayload Told) : IDisposable
{
    public LedgerRow Row => Logged.Row;

    public static List<HashedRow> Of(IEnumerable<LoggedRow> ledger) => [.. ledger.Select(Of)];

    /// <summary>What it tells is given back; the hash stays.</summary>
    public void Dispose() => Told.Dispose();

    private static HashedRow Of(LoggedRow logged)
    {
        var told = new ToldPayload(logged.Row);
        return new HashedRow(logged, told.TryHash(logged.Row), told);
    }
}

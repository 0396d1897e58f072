using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>What EscrowGrid itself commands, of what a provider has said or staff have decided about money.</summary>
public sealed class CommandMaker(IIdSource ids, TimeProvider time)
{
    /// <summary>Whole milliseconds.</summary>
    public DateTimeOffset Now => time.NowInMilliseconds();

    /// <summary>Of one pass over many escrows.</summary>
    public string CreateRequestId() => ids.CreateRequestId();

    /// <param name="id">Follows from what it is about, so that the same is commanded once.</param>
    /// <param name="escrow">Of which escrow.</param>
    /// <param name="wanted">What.</param>
    public StoredCommand Make(CommandId id, Escrow escrow, EscrowCommand wanted)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        return new StoredCommand(
            id,
            escrow.Id,
            escrow.Institution,
            wanted,
            EscrowActor.System,
            ids.CreateRequestId(),
            Now);
    }
}

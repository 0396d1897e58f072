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

    /// <summary>The same of each of many.</summary>
    /// <param name="request">Of the pass over them.</param>
    /// <param name="due">Of which escrows.</param>
    /// <param name="idOf">Follows from what it is about, so that the same is commanded once.</param>
    /// <param name="wantedOf">What.</param>
    internal CommandBatch Make(
        string request,
        IEnumerable<DueEscrow> due,
        Func<DueEscrow, CommandId> idOf,
        Func<DueEscrow, EscrowCommand> wantedOf)
    {
        var now = Now;
        return new CommandBatch(
        [
            .. due.Select(it => new StoredCommand(
                idOf(it), it.Id, it.Institution, wantedOf(it), EscrowActor.System, request, now)),
        ]);
    }
}

namespace EscrowGrid.Admin.Display;

/// <summary>Columns whose cells are numbers, and stand on the right with their heads.</summary>
internal static class NumberColumns
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "amount", "position.remaining", "escrow.fee",
        "ledger.balance", "ledger.credits", "ledger.debits", "ledger.after",
        "delivery.attempts", "job.attempts", "checkpoint.count", "consumer.behind", "queue.oldest", "evidence.size",
        "event.sequence", "verify.anchors", "verify.entries", "verify.positions", "verify.unsealed",
        "chain.gas", "chain.fee", "limit.most", "limit.refused", "limit.times",
        "workers.busy", "word.READY", "word.RUNNING", "word.SCHEDULED", "word.DEAD", "word.RETRYING", "word.WAITING",
        "word.HELD", "word.RELEASED", "word.REFUNDED",
    };

    /// <param name="column">Its key of the catalogue.</param>
    /// <returns>The class of its head and its cells; null for none.</returns>
    public static string? ClassOf(string column) => Names.Contains(column) ? "number" : null;
}

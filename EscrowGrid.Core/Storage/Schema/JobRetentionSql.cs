namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// Which ended jobs may be trimmed: the conditions of their indexes and of the statements that use them.
/// </summary>
internal static class JobRetentionSql
{
    public const string Completed = "state = 'COMPLETED'";

    /// <summary>
    /// Failed jobs about money are always kept, and so is a dead job of a key: it holds up others, which would wait
    /// for it for ever.
    /// </summary>
    public const string Failed =
        "state IN ('DEAD', 'DELETED') AND NOT is_about_money AND (state = 'DELETED' OR ordering_key IS NULL)";
}

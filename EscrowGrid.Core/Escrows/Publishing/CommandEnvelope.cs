namespace EscrowGrid.Core.Escrows.Publishing;

/// <summary>
/// What the messages of the topic of commands have around their payload, ours and those of others
/// (escrow-services.md 3.1).
/// </summary>
internal static class CommandEnvelope
{
    /// <summary>The only version of the form.</summary>
    public const long Version = 1;

    /// <summary>The source of what EscrowGrid itself has published.</summary>
    public const string Own = "/escrowgrid";

    /// <summary>The name of the command that opens an escrow.</summary>
    public const string Create = "CREATE_ESCROW";

    public const string SchemaVersion = "schemaVersion";
    public const string EventId = "eventId";
    public const string CommandType = "commandType";
    public const string EscrowId = "escrowId";
    public const string Timestamp = "timestamp";
    public const string Source = "source";
    public const string Payload = "payload";
}

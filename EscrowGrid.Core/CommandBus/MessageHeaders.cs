namespace EscrowGrid.Core.CommandBus;

/// <summary>The headers that every message of the topic of commands has (escrow-services.md 3.1, trap T-39).</summary>
public static class MessageHeaders
{
    /// <summary>As in the text.</summary>
    public const string Id = "event-id";

    /// <summary>As in the text.</summary>
    public const string Type = "command-type";

    /// <summary>As in the text.</summary>
    public const string Version = "schema-version";

    /// <summary>See <see cref="CommandSignature"/>.</summary>
    public const string Signature = "signature";
}

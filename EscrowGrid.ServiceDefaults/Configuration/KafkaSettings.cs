namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Where events are published (escrow-services.md 5 and 21). A class and not a record, so that no generated text form
/// can print a secret.
/// </summary>
public sealed class KafkaSettings
{
    internal KafkaSettings()
    {
    }

    /// <summary>Comma list of <c>host:port</c>.</summary>
    public required string Brokers { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The topic of all events; it exists already.</summary>
    public required string EventsTopic { get; init; }

    /// <summary>The topic that commands are taken from; it exists already.</summary>
    public required string CommandsTopic { get; init; }

    /// <summary>Whose place in that topic the brokers keep.</summary>
    public required string GroupId { get; init; }

    /// <summary>
    /// Those that sign commands, the first one signs what is published; none where commands are neither taken nor
    /// published. Pass them on, never log them.
    /// </summary>
    public IReadOnlyList<string> CommandSecrets { get; init; } = [];

    public bool UsesTls { get; init; }

    /// <summary>A file of certificates in PEM; null for those that the system trusts.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary><c>PLAIN</c>, <c>SCRAM-SHA-256</c> or <c>SCRAM-SHA-512</c>.</summary>
    public required string Mechanism { get; init; }

    /// <summary>Null where the brokers ask for no name.</summary>
    public string? UserName { get; init; }

    /// <summary>Null exactly when the name is. Pass it on, never log it.</summary>
    public string? Password { get; init; }
}

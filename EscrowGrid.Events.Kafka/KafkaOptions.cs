using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka;

/// <summary>
/// Which brokers get the events, and how. A class and not a record, so that no generated text form can print a secret.
/// </summary>
public sealed class KafkaOptions
{
    /// <summary>Comma list of <c>host:port</c>.</summary>
    public required string Brokers { get; init; }

    /// <summary>The topic of all events.</summary>
    public required string Topic { get; init; }

    /// <summary>What the brokers' logs and quotas call this installation.</summary>
    public string ClientId { get; init; } = "escrowgrid";

    public bool UsesTls { get; init; }

    /// <summary>A file with the authorities that the brokers' certificates come from; null for the system's.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary><c>PLAIN</c>, <c>SCRAM-SHA-256</c> or <c>SCRAM-SHA-512</c>; used with a name only.</summary>
    public string Mechanism { get; init; } = "PLAIN";

    /// <summary>Null for brokers that ask for nobody's name.</summary>
    public string? UserName { get; init; }

    /// <summary>Pass it on, never log it.</summary>
    public string? Password { get; init; }

    /// <summary>What producers and consumers have in common.</summary>
    internal TConfig Secure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.BootstrapServers = Brokers;
        config.ClientId = ClientId;
        config.SocketKeepaliveEnable = true;
        config.SecurityProtocol = (UserName, UsesTls) switch
        {
            (null, false) => SecurityProtocol.Plaintext,
            (null, true) => SecurityProtocol.Ssl,
            (_, false) => SecurityProtocol.SaslPlaintext,
            (_, true) => SecurityProtocol.SaslSsl,
        };
        config.SslCaLocation = AuthorityFile;
        config.SaslUsername = UserName;
        config.SaslPassword = Password;
        config.SaslMechanism = UserName is null ? null : Mechanism switch
        {
            "SCRAM-SHA-256" => SaslMechanism.ScramSha256,
            "SCRAM-SHA-512" => SaslMechanism.ScramSha512,
            _ => SaslMechanism.Plain,
        };
        return config;
    }
}

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>How to start a <see cref="RedisServer"/>.</summary>
public sealed record RedisServerOptions
{
    /// <summary>
    /// Folder that keeps the data between runs (a snapshot each minute with a change, and at the stop). Null: a fresh
    /// temporary folder, nothing kept.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>Where a temporary folder is made; null for the system's place for them.</summary>
    internal string? ScratchDirectory { get; init; }

    /// <summary>TCP port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Null: generated. Must not hold a comma, which StackExchange.Redis cannot take.</summary>
    public string? Password { get; init; }

    /// <summary>Receives every line of the server's log.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>How long the server may take until it answers. Default 30 s.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(30);
}

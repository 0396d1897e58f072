namespace EscrowGrid.LocalHosting.Servers;

/// <summary>How to start a <see cref="PostgresServer"/>.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>
    /// Folder that keeps the cluster and its password between runs. Null: a fresh temporary folder, deleted on dispose,
    /// and a server that does not wait for the disk because its data ends with it.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>Where a temporary folder is made; null for the system's place for them.</summary>
    internal string? ScratchDirectory { get; init; }

    /// <summary>TCP port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Name of the superuser; fixed when the cluster is created.</summary>
    public string UserName { get; init; } = "postgres";

    /// <summary>
    /// Password of the superuser. Null: the one kept in the data folder, or a generated one. When it differs from the
    /// kept one the cluster's password is changed, so that data and configuration cannot drift apart.
    /// </summary>
    public string? Password { get; init; }

    /// <summary>Receives every line of the server's log.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>
    /// How long the server may take until it answers. Default 60 s: recovery after a crash takes a while.
    /// </summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);
}

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>The setting <c>STORE_BACKEND</c>: where the truth is kept.</summary>
public enum StoreBackend
{
    /// <summary>The role stores nothing of its own (the console).</summary>
    None,

    /// <summary><c>memory</c>: inside this process, lost when it ends.</summary>
    Memory,

    /// <summary><c>postgres</c>: the database of the connection string <c>escrowdb</c>.</summary>
    Postgres,
}

namespace EscrowGrid.Admin.Sessions;

/// <summary>Where sessions rest, sealed, by the hash of their secret.</summary>
internal interface ISessionStore
{
    /// <returns>Null when there is none, or no longer.</returns>
    Task<byte[]?> FindAsync(string id);

    Task KeepAsync(string id, byte[] content, TimeSpan life);

    /// <summary>At once and for every instance of the console.</summary>
    Task RemoveAsync(string id);
}

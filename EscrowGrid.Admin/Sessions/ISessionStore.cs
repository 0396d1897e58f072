namespace EscrowGrid.Admin.Sessions;

/// <summary>Where sessions rest, sealed, by the hash of their secret.</summary>
internal interface ISessionStore
{
    /// <returns>Null when there is none, or no longer.</returns>
    Task<byte[]?> FindAsync(string id);

    /// <summary>A new session, under an id that none has.</summary>
    Task AddAsync(string id, byte[] content, TimeSpan life);

    /// <param name="id">Of a session that there is.</param>
    /// <param name="known">The content that the new one was made of.</param>
    /// <param name="content">The new one.</param>
    /// <param name="life">From now on.</param>
    /// <returns>False when it has ended or was replaced meanwhile; then nothing is kept.</returns>
    Task<bool> ReplaceAsync(string id, byte[] known, byte[] content, TimeSpan life);

    /// <summary>At once and for every instance of the console.</summary>
    Task RemoveAsync(string id);
}

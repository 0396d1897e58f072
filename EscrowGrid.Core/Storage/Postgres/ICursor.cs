namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>A query whose rows are read a few at a time.</summary>
internal interface ICursor
{
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>The id of the next row, which stays the next; null at the end.</summary>
    ValueTask<Guid?> PeekAsync(CancellationToken cancellationToken);

    Task CloseAsync(CancellationToken cancellationToken);
}

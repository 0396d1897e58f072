namespace EscrowGrid.Core.Idempotency;

/// <summary>Finds what was done. Records are stored by the stores of the features, with the change itself.</summary>
public interface IIdempotencyStore
{
    Task<IdempotencyRecord?> FindAsync(IdempotencyId id, CancellationToken cancellationToken);
}

namespace EscrowGrid.Core.Idempotency;

/// <summary>
/// A change met the record of an earlier request with its key, and was not stored. An exception against the rule that
/// refusals are values: it concerns every write of every store and none of the use cases, and the one place that
/// catches it answers with the stored reply. See ADR 3.
/// </summary>
public sealed class IdempotencyKeyUsedException : Exception
{
    public IdempotencyKeyUsedException()
        : this("The Idempotency-Key was used by an earlier request.")
    {
    }

    public IdempotencyKeyUsedException(string message)
        : base(message)
    {
    }

    public IdempotencyKeyUsedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

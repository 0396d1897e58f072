namespace EscrowGrid.Core.ApiKeys;

/// <summary>
/// The key of a request was revoked while the request ran, and its change was not stored. An exception for the same
/// reason as <see cref="Idempotency.IdempotencyKeyUsedException"/>: it concerns every write and no use case.
/// </summary>
public sealed class ApiKeyRevokedException : Exception
{
    public ApiKeyRevokedException()
        : this("The API key was revoked.")
    {
    }

    public ApiKeyRevokedException(string message)
        : base(message)
    {
    }

    public ApiKeyRevokedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

namespace EscrowGrid.Api.Idempotency;

/// <summary>Says of an endpoint that it takes an <c>Idempotency-Key</c>: filters leave no trace in metadata.</summary>
internal sealed class AcceptsIdempotencyKey
{
    public static readonly AcceptsIdempotencyKey Instance = new();

    private AcceptsIdempotencyKey()
    {
    }
}

namespace EscrowGrid.Api.Idempotency;

internal static class IdempotencyExtensions
{
    /// <summary>Every endpoint that changes something has it; a test lists those without.</summary>
    public static RouteHandlerBuilder AcceptIdempotencyKey(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter<RouteHandlerBuilder, IdempotencyFilter>()
        .WithMetadata(AcceptsIdempotencyKey.Instance);
}

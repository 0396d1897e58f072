namespace EscrowGrid.Api.OpenApi;

internal static class OperationExtensions
{
    /// <summary>Every endpoint has it; a test lists those without.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, Operation operation)
    {
        endpoint.WithMetadata(operation);
        if (operation.Answer is not { } answer)
            return endpoint;
        if (operation.DecidedStatus is { } decided)
            endpoint.Produces(decided, answer, operation.MediaType);
        return endpoint.Produces(operation.Status, answer, operation.MediaType);
    }
}

namespace EscrowGrid.Api.OpenApi;

internal static class OperationExtensions
{
    /// <summary>Every endpoint has it; a test lists those without.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, Operation operation)
    {
        endpoint.WithMetadata(operation);
        return operation.Answer is { } answer
            ? endpoint.Produces(operation.Status, answer, operation.MediaType)
            : endpoint;
    }
}

namespace EscrowGrid.Api.Errors;

/// <summary>Every error on the wire: <c>{"error", "details"?, "requestId"}</c>.</summary>
internal sealed record ProblemResponse(string Error, object? Details, string RequestId);

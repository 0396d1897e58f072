namespace EscrowGrid.Client.Errors;

/// <summary>One field that failed validation.</summary>
/// <param name="Field">Its dotted path, list items by number: <c>regions.1</c>.</param>
/// <param name="Message">The rule that it breaks.</param>
public sealed record FieldProblem(string Field, string Message);

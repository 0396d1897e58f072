namespace EscrowGrid.Core.Outcomes;

/// <summary>One field of a request that breaks a rule (wire contract, section 4).</summary>
/// <param name="Field">Its dotted path, an item of an array by its index: <c>regions.1</c>.</param>
/// <param name="Message">The rule.</param>
public sealed record FieldError(string Field, string Message);

namespace EscrowGrid.Core.Outcomes;

/// <summary>
/// One kind of refusal: its code for logs and audit, its HTTP status, and its title, which is the <c>error</c> text
/// on the wire. Only <see cref="Problems"/> makes them.
/// </summary>
public sealed record ProblemKind
{
    internal ProblemKind(string code, int status, string title) => (Code, Status, Title) = (code, status, title);

    public string Code { get; }

    public int Status { get; }

    public string Title { get; }

    /// <summary>This problem, with the <c>details</c> of one occurrence.</summary>
    public Problem With(object details) => new(this, details);
}

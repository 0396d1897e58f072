namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>user_consents</c>, whose rows are never changed.</summary>
internal sealed class UserConsentRow
{
    public Guid UserId { get; init; }

    public required string TermsVersion { get; init; }

    public DateTimeOffset AcceptedAt { get; init; }

    public string? ClientAddress { get; init; }

    public string? UserAgent { get; init; }
}

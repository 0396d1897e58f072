namespace EscrowGrid.Client.Users;

/// <summary>Terms that a user accepts.</summary>
internal sealed record AcceptedTerms(string TermsVersion);

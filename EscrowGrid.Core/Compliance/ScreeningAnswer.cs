using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Compliance;

/// <summary>What a provider says about an address.</summary>
/// <param name="Score">0 to 100: the provider's own scale, put on this one.</param>
/// <param name="IsSanctioned">Whether it belongs to somebody on a list of sanctions.</param>
/// <param name="Hash">Of the answer as it came, so that what the provider keeps of it can be shown to be the same.
/// </param>
public sealed record ScreeningAnswer(int Score, bool IsSanctioned, Sha256Digest Hash);

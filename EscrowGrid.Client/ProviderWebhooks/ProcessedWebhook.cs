namespace EscrowGrid.Client.ProviderWebhooks;

/// <summary>That what a provider told is looked at once more.</summary>
/// <param name="Id">Of what it told.</param>
/// <param name="JobId">The job that does it.</param>
public sealed record ProcessedWebhook(string Id, string JobId);

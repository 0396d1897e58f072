namespace EscrowGrid.Client.ApiKeys;

/// <summary>A key to issue.</summary>
/// <param name="Label">1 to 255 characters, for people.</param>
/// <param name="Role">What it may do.</param>
public sealed record NewApiKey(string Label, ApiKeyRole Role);

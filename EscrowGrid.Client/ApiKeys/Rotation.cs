namespace EscrowGrid.Client.ApiKeys;

/// <summary>How a key is rotated.</summary>
/// <param name="ExpiresInSeconds">How long the old token goes on working, up to seven days.</param>
internal sealed record Rotation(long ExpiresInSeconds);

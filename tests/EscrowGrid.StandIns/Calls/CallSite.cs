namespace EscrowGrid.StandIns.Calls;

/// <summary>How a provider speaks of what goes wrong before an operation runs.</summary>
/// <param name="Operations">The first part of its operations' names.</param>
/// <param name="ApiKey">The only key that it knows.</param>
/// <param name="Error">An error in its own form: status and code.</param>
internal sealed record CallSite(string Operations, string ApiKey, Func<int, string, Answer> Error)
{
    /// <summary>Where the key is looked for.</summary>
    public string Header { get; init; } = "Authorization";

    /// <summary>What has to be there.</summary>
    public string Credentials { get; init; } = $"Bearer {ApiKey}";
}

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Where the dashboard listens.</summary>
/// <param name="Login">The address a person opens, with the token in it; printed at start.</param>
/// <param name="OtlpEndpoint">Base address of the OTLP/HTTP receiver; null when it has none.</param>
/// <param name="OtlpApiKey">What resources send as <c>x-otlp-api-key</c>; null when it has no receiver.</param>
internal sealed record DashboardAddresses(Uri Login, Uri? OtlpEndpoint, string? OtlpApiKey);

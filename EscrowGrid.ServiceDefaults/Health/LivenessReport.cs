namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>The answer of <c>GET /alive</c>: nothing but the fact that there is one.</summary>
internal sealed record LivenessReport(string Status);

namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>The <c>db</c> member of <see cref="ReadinessReport"/>.</summary>
internal sealed record DatabaseReadiness(bool Ok);

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Where resources send their telemetry.</summary>
/// <param name="Endpoint">Base address.</param>
/// <param name="Protocol"><c>grpc</c> or <c>http/protobuf</c>.</param>
/// <param name="ApiKey">Sent as <c>x-otlp-api-key</c>; null for none.</param>
internal sealed record OtlpTarget(string Endpoint, string Protocol, string? ApiKey);

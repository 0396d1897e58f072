using System.Text.Json;

namespace EscrowGrid.Client.Wire;

/// <summary>The shape of every refusal (tokenization-api.md 3).</summary>
internal sealed record RefusalBody(string? Error, JsonElement Details, string? Code = null);

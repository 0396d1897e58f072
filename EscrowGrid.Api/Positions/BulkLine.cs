namespace EscrowGrid.Api.Positions;

/// <summary>One line of a bulk request, without its line break.</summary>
/// <param name="Number">From 1, counting empty lines too.</param>
/// <param name="Text">UTF-8, not yet looked at; not empty.</param>
internal sealed record BulkLine(int Number, ReadOnlyMemory<byte> Text);

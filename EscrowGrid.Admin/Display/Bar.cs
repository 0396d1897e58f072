namespace EscrowGrid.Admin.Display;

/// <summary>One bar of a chart.</summary>
/// <param name="Name">In front of it.</param>
/// <param name="Value">Its length, relative to the others; not negative.</param>
/// <param name="Label">Behind it.</param>
/// <param name="Tone">Its colour, as of a badge.</param>
public sealed record Bar(string Name, decimal Value, string Label, string Tone = "blue");

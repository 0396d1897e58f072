namespace EscrowGrid.LocalHosting.Running;

/// <summary>An environment variable of a process.</summary>
/// <param name="Name">Variable name.</param>
/// <param name="Value">The real value, also of a secret.</param>
/// <param name="IsSecret">True when a secret parameter went into the value: show it masked.</param>
public sealed record EnvironmentValue(string Name, string Value, bool IsSecret);

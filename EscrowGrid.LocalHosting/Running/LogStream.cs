namespace EscrowGrid.LocalHosting.Running;

/// <summary>Where a line came from.</summary>
public enum LogStream
{
    /// <summary>Standard output.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Error,

    /// <summary>The host itself, about the resource.</summary>
    System,
}

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>What can be done to a resource, by Aspire's names.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts what is stopped.</summary>
    public static readonly string StartCommand = "resource-start";

    /// <summary>Stops it and leaves it stopped.</summary>
    public static readonly string StopCommand = "resource-stop";

    /// <summary>Stops and starts it.</summary>
    public static readonly string RestartCommand = "resource-restart";
}

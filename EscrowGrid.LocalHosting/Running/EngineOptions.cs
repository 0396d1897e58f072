namespace EscrowGrid.LocalHosting.Running;

/// <summary>How the engine runs, from the AppHost's configuration.</summary>
/// <param name="RandomizePorts">
/// Every endpoint gets a free port, whatever the model says (<c>LocalHosting:RandomizePorts</c>).
/// </param>
/// <param name="UseDashboard">
/// False when the application's options or <c>LocalHosting:DisableDashboard</c> turn it off.
/// </param>
/// <param name="PrintToConsole">False for <c>LocalHosting:Quiet</c>, as in tests.</param>
internal sealed record EngineOptions(bool RandomizePorts, bool UseDashboard, bool PrintToConsole);

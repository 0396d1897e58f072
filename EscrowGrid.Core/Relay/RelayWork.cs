namespace EscrowGrid.Core.Relay;

/// <summary>What there is to do for a consumer.</summary>
/// <param name="Fresh">The next events of the log, in its order.</param>
/// <param name="Due">Events whose time has come again, and those behind them, in the order of the log.</param>
public sealed record RelayWork(IReadOnlyList<RelayEntry> Fresh, IReadOnlyList<RelayEntry> Due)
{
    public bool IsNothing => Fresh.Count == 0 && Due.Count == 0;
}

namespace EscrowGrid.LocalHosting.Running;

/// <summary>How long to wait before a crashed process is started again: 1 s, doubled each time up to 30 s.</summary>
internal sealed class RestartBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A process that ran so long was sound; its crash starts the series anew.</summary>
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(60);

    private TimeSpan _next = First;

    public TimeSpan After(TimeSpan uptime)
    {
        if (uptime >= Stable)
            _next = First;
        var delay = _next;
        _next = delay * 2 < Longest ? delay * 2 : Longest;
        return delay;
    }
}

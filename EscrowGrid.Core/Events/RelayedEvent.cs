using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Events;

/// <summary>An event on its way to a consumer, and what came of it. Handled, unless it is failed.</summary>
public sealed class RelayedEvent(LoggedEvent logged, int attempt = 1, bool isReplay = false)
{
    private readonly List<IEventEffect> _effects = [];

    public DomainEvent Event => logged.Event;

    public LogPosition At => logged.At;

    /// <summary>1 for the first.</summary>
    public int Attempt => attempt;

    /// <summary>Whether an operator asked for it again; it may have been handled before.</summary>
    public bool IsReplay => isReplay;

    /// <summary>What is stored when the event counts as handled.</summary>
    public IReadOnlyList<IEventEffect> Effects => _effects;

    /// <summary>Why it failed; null while it did not.</summary>
    public string? Error { get; private set; }

    /// <summary>Whether trying again is useless.</summary>
    public bool IsPermanent { get; private set; }

    /// <summary>Stores a row together with the note that the event was handled.</summary>
    public void Add(IEventEffect effect) => _effects.Add(effect);

    /// <param name="error">For operators: what went wrong, without secrets.</param>
    /// <param name="isPermanent">True when no repetition can succeed: the event is dead at once.</param>
    public void Fail(string error, bool isPermanent = false)
    {
        Error = ErrorText.Cut(error, Limits.ReasonText);
        _effects.Clear();
        IsPermanent = isPermanent;
    }
}

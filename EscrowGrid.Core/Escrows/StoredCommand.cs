using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// A command as it is kept, for ever: a repeat years later, from a topic that is read again or by an operator, finds
/// what was decided then (specification, section 31.1).
/// </summary>
/// <param name="Id">Its id; decided once.</param>
/// <param name="Escrow">Of which escrow.</param>
/// <param name="Institution">The escrow's tenant.</param>
/// <param name="Command">What is wanted.</param>
/// <param name="Actor">By whom, as he was when he asked.</param>
/// <param name="RequestId">Of the request that brought it, or of what noticed that it is due.</param>
/// <param name="At">When it was stored, in UTC.</param>
public sealed record StoredCommand(
    CommandId Id,
    EscrowId Escrow,
    InstitutionId Institution,
    EscrowCommand Command,
    EscrowActor Actor,
    string RequestId,
    DateTimeOffset At)
{
    public CommandState State { get; init; }

    /// <summary>The only <see cref="Escrow.DecisiveVersion"/> at which it may change the escrow; null for any. What was
    /// approved of another is not approved.</summary>
    public long? OnlyAtVersion { get; init; }

    /// <summary>The code of the problem that refused it; null otherwise.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What the problem said of this case.</summary>
    public string? ErrorDetails { get; init; }

    /// <summary>The version of the escrow that it made; null unless it is done.</summary>
    public long? EscrowVersion { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Whether the same is wanted, word for word.</summary>
    public bool Wants(EscrowCommand command) =>
        ReferenceEquals(Command, command) || CommandText.Write(Command) == CommandText.Write(command);

    /// <summary>Of what is wanted, as on the wire.</summary>
    public string Name => CommandText.NameOf(Command);

    /// <summary>What refused it; null otherwise.</summary>
    public Problem? Problem => ErrorCode is { } code ? new Problem(Problems.Of(code), ErrorDetails) : null;
}

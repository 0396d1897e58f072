using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>What is told of deadlines. Nothing else of an escrow changes by it.</summary>
internal static class DeadlineNotices
{
    /// <summary>Each deadline is told of once before it passes, and once where it passes without effect.</summary>
    public static Result<EscrowStep> Decide(
        Escrow escrow, EscrowCommand.TellDeadline told, EscrowActor actor, DateTimeOffset now)
    {
        if (actor.Class is not ActorClass.System)
            return Problems.EscrowActionForbidden.With("Only time may");
        if (escrow.DueAt != told.DueAt || escrow.Decision is not null)
            return Problems.DeadlineNotStanding.With("The escrow waits for something else by now");
        var isHeldBack = told.Notice is DeadlineNotice.HeldBack;
        if ((now >= told.DueAt) != isHeldBack)
            return Problems.DeadlineNotStanding.With($"The deadline has {(isHeldBack ? "not " : "")}passed");
        if (told.DueAt == (isHeldBack ? escrow.HeldBackDueAt : escrow.ToldDueAt))
            return Problems.DeadlineNotStanding.With("This was told already");
        var next = EscrowLifecycle.Next(escrow, escrow.State, now);
        return isHeldBack
            ? new EscrowStep(next with { HeldBackDueAt = told.DueAt }, EscrowEventKind.DeadlineHeldBack, Postings: [])
            : new EscrowStep(next with { ToldDueAt = told.DueAt }, EscrowEventKind.DeadlineApproaching, Postings: []);
    }

    /// <summary>
    /// Whether somebody is to be told so long before. Of a wait that is no longer than that time nobody is: whoever
    /// began it has just read of its end.
    /// </summary>
    public static bool IsNear(Escrow escrow, DateTimeOffset now, TimeSpan notice) =>
        escrow.DueAt is { } due && due > now && due <= now + notice && due != escrow.ToldDueAt
        && (PeriodOf(escrow) is not { } period || period > notice);

    /// <summary>How long it is waited for in its state; for the money from the beginning on.</summary>
    private static TimeSpan? PeriodOf(Escrow escrow) =>
        EscrowLifecycle.DueAfter(escrow.Terms, escrow.State, escrow.CreatedAt) - escrow.CreatedAt;
}

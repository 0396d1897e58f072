namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Commands that everybody who listens is told of deadlines: some time before they pass, so that somebody can act, and
/// when they pass without effect. As often as it is run, by how many instances: a notice's command has the deadline's
/// id, and the escrow knows what was told.
/// </summary>
public sealed class TellDeadlines(
    IEscrowStore escrows, EscrowSettings settings, EscrowFeatures features, CommandMaker commands, CommandIntake intake)
{
    /// <summary>Of those that pass soon.</summary>
    /// <returns>How many.</returns>
    public async Task<int> TellNearAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (settings.DeadlineNotice is not { } notice)
            return 0;
        var (total, window) = (0, new NoticeWindow(now, notice));
        DueEscrow? last = null;
        while (await escrows.FindNearAsync(window, last, Limits.EscrowDeadlineBatch, cancellationToken)
            is [.., var end] near)
        {
            last = end;
            // A silent buyer is told of when the time comes, where nothing follows.
            var told = near.Where(it => features.HasAutoRefund || it.State is not EscrowState.Delivered).ToList();
            await TellAsync(told, DeadlineNotice.Approaching, cancellationToken);
            total += told.Count;
        }

        return total;
    }

    internal async Task TellAsync(
        IReadOnlyList<DueEscrow> due, DeadlineNotice notice, CancellationToken cancellationToken)
    {
        if (due is [])
            return;
        var told = commands.Make(
            commands.CreateRequestId(),
            due,
            it => CommandIds.OfNotice(it.Id, it.DueAt, notice),
            it => new EscrowCommand.TellDeadline(it.DueAt, notice));
        await intake.StoreAsync(told, cancellationToken);
    }
}

using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>Stores commands, and wakes those who decide them.</summary>
public sealed class CommandIntake(IEscrowStore escrows, JobSignal jobs)
{
    public async Task StoreAsync(CommandBatch batch, CancellationToken cancellationToken)
    {
        await escrows.EnqueueAsync(batch, cancellationToken);
        jobs.Raise();
    }
}

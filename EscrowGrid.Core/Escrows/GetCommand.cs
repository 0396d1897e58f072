using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>What has become of a command, for whoever may see its escrow.</summary>
public sealed class GetCommand(EscrowAccess access, IEscrowStore escrows, AwaitCommand decision)
{
    /// <param name="id">Which.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="patience">How long to wait for its decision.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Result<StoredCommand>> HandleAsync(
        CommandId id, Caller caller, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        using var wait = decision.Begin(id);
        if (await escrows.FindCommandAsync(id, cancellationToken) is not { } command
            || !(await access.FindAsync(command.Escrow, caller, cancellationToken)).TryGet(out _, out _))
        {
            return Problems.CommandNotFound;
        }

        return await decision.WaitAsync(command, wait, patience, cancellationToken);
    }
}

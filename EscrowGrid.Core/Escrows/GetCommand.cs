using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>What has become of a command, for whoever may see its escrow.</summary>
public sealed class GetCommand(EscrowAccess access, IEscrowStore escrows)
{
    public async Task<Result<StoredCommand>> HandleAsync(
        CommandId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await escrows.FindCommandAsync(id, cancellationToken) is not { } command)
            return Problems.CommandNotFound;
        return (await access.FindAsync(command.Escrow, caller, cancellationToken)).TryGet(out _, out _)
            ? command
            : Problems.CommandNotFound;
    }
}

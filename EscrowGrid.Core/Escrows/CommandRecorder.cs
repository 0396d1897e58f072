using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows.Publishing;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>Writes down what somebody wants of an escrow, before anything is decided.</summary>
public sealed class CommandRecorder(
    TrailRecorder trails, IIdSource ids, EscrowSettings settings, TimeProvider time)
{
    public CommandBatch Record(SeenEscrow seen, EscrowCommand wanted, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var id = call.Idempotency is { } once ? CommandIds.OfKey(once.Id) : ids.Create<CommandId>();
        var batch = Record(id, seen, wanted, call);
        return settings.PublishesCommands
            ? batch with { Trail = batch.Trail! with { Jobs = [PublishCommand.Request(batch.Commands[0])] } }
            : batch;
    }

    /// <summary>Under an id that whoever wants it has chosen; it has been told to others already.</summary>
    public CommandBatch Record(CommandId id, SeenEscrow seen, EscrowCommand wanted, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(call);
        var command = new StoredCommand(
            id,
            seen.Escrow.Id,
            seen.Escrow.Institution,
            wanted,
            seen.Actor,
            call.RequestId,
            time.NowInMilliseconds());
        var change = new Change(
            AuditAction.EscrowCommandAccepted,
            command.Institution,
            command.Id.ToString(),
            command.At,
            JsonText.Write(command, static (json, it) =>
            {
                json.WriteString("escrowId", it.Escrow.ToString());
                json.WriteString("command", CommandText.NameOf(it.Command));
                json.WriteString("actor", WireName<ActorClass>.Of(it.Actor.Class));
            }));
        // Others are told what becomes of the escrow, not what somebody wants of it.
        return new CommandBatch([command]) { Trail = trails.Record(change, call, command) with { Event = null } };
    }
}

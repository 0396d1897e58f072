using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows.Publishing;

/// <summary>
/// Tells others of a command that REST has accepted. The job is stored with the command, so none is told of that was
/// not stored and none is forgotten; the commands of an escrow are told of in the order in which they were stored.
/// </summary>
public sealed class PublishCommand(IEscrowStore escrows, ICommandPublisher publisher)
    : IJobHandler<PublishCommand.Payload>
{
    public static readonly JobType<Payload> Type = new("escrow.command.publish") { Queue = "escrow-publishing" };

    /// <summary>While brokers are away nothing is counted, or an outage would be as many dead jobs.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public static JobRequest Request(StoredCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Request(command.Id.ToString(), command.Escrow);
    }

    /// <summary>Of an escrow that was opened.</summary>
    public static JobRequest Request(EscrowId opened) => Request(command: null, opened);

    public async Task<JobAck> HandleAsync(Payload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        if (await FindAsync(payload, cancellationToken) is not { } told)
            return job.Fail("There is no such command.");
        try
        {
            await publisher.PublishAsync(told, cancellationToken);
            return job.Complete();
        }
        catch (ConsumerUnavailableException)
        {
            return job.Postpone(Pause);
        }
    }

    private static JobRequest Request(string? command, EscrowId escrow)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"publish:{command ?? escrow.ToString()}"));
        return Type.Request(new JobId(NamedUuid.Of(hash)), new Payload(command, escrow.ToString())) with
        {
            OrderingKey = $"publish:{escrow}",
        };
    }

    private async Task<PublishedCommand?> FindAsync(Payload payload, CancellationToken cancellationToken)
    {
        if (payload.Command is { } named)
        {
            var id = PrefixedId.Parse<CommandId>(named);
            return await escrows.FindCommandAsync(id, cancellationToken) is { } command
                ? PublishedText.Of(command)
                : null;
        }

        var opened = await escrows.FindAsync(PrefixedId.Parse<EscrowId>(payload.Escrow), cancellationToken);
        return opened is null ? null : PublishedText.Of(opened);
    }

    /// <param name="Command">Its id; null for the opening of the escrow.</param>
    /// <param name="Escrow">Of which escrow.</param>
    public sealed record Payload(string? Command, string Escrow);
}

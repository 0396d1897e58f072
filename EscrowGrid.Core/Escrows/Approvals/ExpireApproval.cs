using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>Refuses a command that nobody has agreed to in time; stored with the request, due when its time is over.
/// </summary>
public sealed class ExpireApproval(IEscrowApprovalStore approvals, CommandNews news, TimeProvider time)
    : IJobHandler<ExpireApproval.Payload>
{
    public static readonly JobType<Payload> Type = new("escrow.approval.expire") { Queue = "escrow-approvals" };

    public static JobRequest Request(EscrowApproval requested)
    {
        ArgumentNullException.ThrowIfNull(requested);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"approval:{requested.Id}"));
        return Type.Request(new JobId(NamedUuid.Of(hash)), new Payload(requested.Id.ToString())) with
        {
            RunAt = requested.ExpiresAt,
        };
    }

    public async Task<JobAck> HandleAsync(Payload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        var id = PrefixedId.Parse<ApprovalId>(payload.Approval);
        if (await approvals.FindAsync(id, cancellationToken) is not { } known)
            return job.Fail("There is no such approval.");
        if (known.Decision is not null)
            return job.Complete();
        var now = time.NowInMilliseconds();
        if (now < known.ExpiresAt)
            return job.Postpone(known.ExpiresAt - now);
        var expired = known with
        {
            Decision = new EscrowApprovalDecision(ApprovalState.Expired, By: null, Reason: null, now),
            Command = known.Command with
            {
                State = CommandState.Rejected,
                ErrorCode = Problems.ApprovalExpired.Code,
                SettledAt = now,
            },
        };
        var ack = job.Complete();
        // Whoever was faster has decided it.
        if (!await approvals.DecideAsync(expired, trail: null, ack, cancellationToken))
            return job.Postpone(Limits.CollectionRetry);
        news.Decided(expired.Command.Id);
        return ack;
    }

    /// <param name="Approval">Its id.</param>
    public sealed record Payload(string Approval);
}

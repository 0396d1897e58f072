using System.Diagnostics.Metrics;
using System.Net;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Authentication;

/// <summary>
/// Tells of callers that were not let in: each by a counter; those of one address and kind together, once a minute, by
/// a log line and an audit row, because anybody can be refused as often as he likes.
/// </summary>
internal sealed partial class AuthenticationRefusals(
    RefusalTrail trail, IMeterFactory meters, ILogger<AuthenticationRefusals> logger)
{
    private readonly Counter<long> _refused = meters.Create("EscrowGrid.Api").CreateCounter<long>(
        "escrowgrid.authentication.refused",
        unit: "{request}",
        description: "Requests without a usable API key or token.");

    public Problem Report(Problem problem, HttpContext context)
    {
        var kind = problem.Kind;
        _refused.Add(1, new KeyValuePair<string, object?>("code", kind.Code));
        var isRoot = kind == Problems.RootKeyAddressNotAllowed;
        var call = context.CallBy(isRoot ? Caller.Root : Caller.Anonymous);
        if (!trail.Note(call, institution: null, ActionOf(kind), kind.Code))
            return problem;
        if (isRoot)
            RootKeyFromStrangeAddress(context.Connection.RemoteIpAddress);
        else
            Refused(kind.Code, context.Connection.RemoteIpAddress);
        return problem;
    }

    private static AuditAction ActionOf(ProblemKind kind)
    {
        if (kind == Problems.RootKeyAddressNotAllowed)
            return AuditAction.AuthenticationForbidden;
        return kind == Problems.AuthenticationLimited || kind == Problems.SignInLimited
            ? AuditAction.RateLimited
            : AuditAction.AuthenticationFailed;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Authentication refused: {Code} from {ClientAddress}; repeats within the minute are only counted")]
    private partial void Refused(string code, IPAddress? clientAddress);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Security alert: root key used from {ClientAddress}, which is not on ROOT_API_KEY_ALLOWED_IPS")]
    private partial void RootKeyFromStrangeAddress(IPAddress? clientAddress);
}

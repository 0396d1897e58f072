using System.Diagnostics.Metrics;
using System.Net;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Authentication;

/// <summary>
/// Tells of callers that were not let in: by a log line and a counter, never by a database row, which would let anybody
/// fill the disk.
/// </summary>
internal sealed partial class AuthenticationRefusals(IMeterFactory meters, ILogger<AuthenticationRefusals> logger)
{
    private readonly Counter<long> _refused = meters.Create("EscrowGrid.Api").CreateCounter<long>(
        "escrowgrid.authentication.refused", unit: "{request}", description: "Requests without a usable API key.");

    public Problem Report(Problem problem, HttpContext context)
    {
        _refused.Add(1, new KeyValuePair<string, object?>("code", problem.Kind.Code));
        var address = context.Connection.RemoteIpAddress;
        if (problem.Kind == Problems.RootKeyAddressNotAllowed)
            RootKeyFromStrangeAddress(address);
        else
            Refused(problem.Kind.Code, address);
        return problem;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Authentication refused: {Code} from {ClientAddress}")]
    private partial void Refused(string code, IPAddress? clientAddress);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Security alert: root key used from {ClientAddress}, which is not on ROOT_API_KEY_ALLOWED_IPS")]
    private partial void RootKeyFromStrangeAddress(IPAddress? clientAddress);
}

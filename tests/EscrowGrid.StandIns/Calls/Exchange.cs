using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Calls;

/// <summary>One call: what goes wrong before it, its effect once for each key, and what goes wrong after it.</summary>
internal sealed class Exchange(FaultOrders faults, KeyStore keys, Lock books)
{
    private static readonly FaultKind[] Clean =
    [
        FaultKind.ErrorBefore, FaultKind.BadGateway, FaultKind.Unavailable, FaultKind.TooMany,
        FaultKind.TooManyForLong, FaultKind.KeyInUse, FaultKind.Unauthorized, FaultKind.Redirect,
    ];

    /// <param name="context">The call.</param>
    /// <param name="site">Whose.</param>
    /// <param name="operation">What it asks for, for example <c>transfers.create</c>.</param>
    /// <param name="call">What it says.</param>
    /// <param name="act">Does it; runs alone.</param>
    public async Task RunAsync(
        HttpContext context, CallSite site, string operation, CallText call, Func<CallText, FaultKind?, Answer> act)
    {
        var fault = faults.Take($"{site.Operations}.{operation}");
        if (context.Request.Headers[site.Header] != site.Credentials)
            fault = FaultKind.Unauthorized;
        if (fault is FaultKind.ResetBefore)
            context.Abort();
        else if (fault is FaultKind.SilentBefore)
            await AnswerWriter.HoldAsync(context);
        else if (fault is { } kind && Clean.Contains(kind))
            await RefuseAsync(context, site, kind);
        else
            await AnswerWriter.WriteAsync(context, Act(site, call, fault, act), fault);
    }

    private static Task RefuseAsync(HttpContext context, CallSite site, FaultKind fault)
    {
        if (fault is FaultKind.Unavailable)
            context.Response.Headers.RetryAfter = "1";
        if (fault is FaultKind.TooManyForLong)
            context.Response.Headers.RetryAfter = "3600";
        if (fault is FaultKind.Redirect)
            context.Response.Headers.Location = "/elsewhere";
        var answer = fault switch
        {
            FaultKind.Unauthorized => site.Error(401, "api_key_expired"),
            FaultKind.KeyInUse => site.Error(409, "idempotency_key_in_use"),
            FaultKind.TooMany or FaultKind.TooManyForLong => site.Error(429, "rate_limit"),
            FaultKind.Unavailable => site.Error(503, "unavailable"),
            FaultKind.ErrorBefore => site.Error(500, "api_error"),
            _ => null,
        };
        return answer is null
            ? AnswerWriter.TextAsync(context, fault is FaultKind.Redirect ? 302 : 502, "text/html", "<html></html>")
            : AnswerWriter.WriteAsync(context, answer, fault: null);
    }

    private Answer Act(CallSite site, CallText call, FaultKind? fault, Func<CallText, FaultKind?, Answer> act)
    {
        lock (books)
        {
            if (fault is FaultKind.KeysForgotten)
                keys.Forget();
            return call.Key is { } key
                ? keys.Run(key, call.Fingerprint, Effect, site.Error(400, "idempotency_error"))
                : Effect();
        }

        Answer Effect()
        {
            if (fault is FaultKind.ErrorStored)
                return site.Error(500, "api_error") with { IsKept = true };
            var answer = act(call, fault);
            return fault is FaultKind.ErrorAfter ? site.Error(500, "api_error") with { IsKept = true } : answer;
        }
    }
}

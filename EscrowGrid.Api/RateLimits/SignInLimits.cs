using EscrowGrid.Api.Authentication;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// How often strangers may try. Attempts are counted before any password is looked at, the right ones too, so that many
/// at once are not let through. Whoever tries upon an account from elsewhere cannot lock its user out: an address that
/// the account has had sessions from counts by itself alone.
/// </summary>
internal sealed class SignInLimits(
    RateLimiter limiter, ISessionStore sessions, AuthenticationRefusals refusals, RateLimitPolicies policies)
{
    public Task<Problem?> CountSignUpAsync(HttpContext context) =>
        CountAsync(context, policies.SignUp, Address(context));

    public Task<Problem?> CountRefreshAsync(HttpContext context) =>
        CountAsync(context, policies.Refresh, Address(context));

    /// <summary>An attempt by password upon whatever account.</summary>
    public Task<Problem?> CountSignInAsync(HttpContext context) =>
        CountAsync(context, policies.SignIn, Address(context));

    /// <summary>The same attempt, when it is known upon which account; it need not be there.</summary>
    public async Task<Problem?> CountAccountAsync(HttpContext context, InstitutionId institution, EmailAddress email)
    {
        // No personal data goes to Redis.
        var account = $"{Sha256Digest.Of($"{institution}\n{email.Value}")}";
        if (await CountAsync(context, policies.SignInAccount, $"{account} {Address(context)}") is { } refusal)
            return refusal;
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return await sessions.KnowsAddressAsync(institution, email, address, context.RequestAborted)
            ? null
            : await CountAsync(context, policies.SignInStrangers, account);
    }

    /// <summary>An attempt of a user who is signed in to say the password again.</summary>
    public Task<Problem?> CountPasswordAsync(HttpContext context, UserId user) =>
        CountAsync(context, policies.SignInAccount, $"{user}");

    private static string Address(HttpContext context) => AddressSubject.Of(context.Connection.RemoteIpAddress);

    private async Task<Problem?> CountAsync(HttpContext context, RateLimit limit, string subject)
    {
        var state = await limiter.CountAsync(limit, subject);
        if (state.Count <= limit.Maximum)
            return null;
        context.Response.Headers.RetryAfter = $"{state.ResetAfterSeconds}";
        return refusals.Report(
            Problems.SignInLimited.With(new SignInLimitDetails(
                limit.Maximum, (long)limit.Window.TotalMilliseconds, state.ResetAfterSeconds)),
            context);
    }
}

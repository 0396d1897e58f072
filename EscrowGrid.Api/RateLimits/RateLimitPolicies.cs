using EscrowGrid.Core;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Api.RateLimits;

/// <summary>Every limit there is, as the settings have it.</summary>
internal sealed class RateLimitPolicies(ServiceSettings settings)
{
    /// <summary>Attempts upon an account from all addresses that it does not know, for one from one address.</summary>
    private const int StrangersAtOnce = 5;

    /// <summary>By key or user; in force only where <see cref="IsGeneralOn"/>.</summary>
    public RateLimit General { get; } = new(
        "general", settings.Edge.RateLimitRequests, settings.Edge.RateLimitWindow, RateLimitSubject.Caller);

    public bool IsGeneralOn { get; } = settings.Edge.RateLimit;

    public RateLimit KeyCreation { get; } = new(
        "api-key-creation",
        settings.Edge.KeyCreations,
        Limits.SensitiveOperationWindow,
        RateLimitSubject.Institution);

    public RateLimit InstitutionCreation { get; } = new(
        "institution-creation",
        settings.Edge.InstitutionCreations,
        Limits.SensitiveOperationWindow,
        RateLimitSubject.Caller);

    public RateLimit AuthenticationFailures { get; } = new(
        "authentication-failures",
        settings.Edge.AuthenticationFailures,
        Limits.AuthenticationFailureWindow,
        RateLimitSubject.Address);

    public RateLimit ProviderNotices { get; } = new(
        "provider-webhooks", settings.Edge.ProviderNotices, Limits.NoticeWindow, RateLimitSubject.Address);

    public RateLimit SignUp { get; } = new(
        "sign-up", settings.People.SignUps, Limits.SensitiveOperationWindow, RateLimitSubject.Address);

    public RateLimit SignIn { get; } = new(
        "sign-in", settings.People.SignIns, Limits.SignInWindow, RateLimitSubject.Address);

    public RateLimit SignInAccount { get; } = new(
        "sign-in-account",
        settings.People.SignInsPerAccount,
        Limits.SignInWindow,
        RateLimitSubject.AccountAndAddress);

    public RateLimit SignInStrangers { get; } = new(
        "sign-in-strangers",
        (int)Math.Min(int.MaxValue, (long)StrangersAtOnce * settings.People.SignInsPerAccount),
        Limits.SignInWindow,
        RateLimitSubject.Account);

    public RateLimit Refresh { get; } = new(
        "refresh", settings.People.Refreshes, Limits.RefreshWindow, RateLimitSubject.Address);

    public RateLimit EscrowUser { get; } = new(
        "escrow-user", settings.People.EscrowCallsPerUser, Limits.EscrowWindow, RateLimitSubject.User);

    public RateLimit EscrowAddress { get; } = new(
        "escrow-address", settings.People.EscrowCallsPerAddress, Limits.EscrowWindow, RateLimitSubject.Address);

    /// <summary>In the order of the documentation.</summary>
    public IReadOnlyList<RateLimit> All =>
    [
        General, KeyCreation, InstitutionCreation, AuthenticationFailures, ProviderNotices, SignUp, SignIn,
        SignInAccount, SignInStrangers, Refresh, EscrowUser, EscrowAddress,
    ];

    public bool IsInForce(RateLimit limit) => limit != General || IsGeneralOn;
}

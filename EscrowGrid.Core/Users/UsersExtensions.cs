using EscrowGrid.Core.Jobs.Recurring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core.Users;

/// <summary>Registers users and their sessions.</summary>
internal static class UsersExtensions
{
    /// <summary>What requests do with them. The host may say before what the installation decides.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services)
    {
        services.TryAddSingleton(new UserSettings());
        services.TryAddSingleton(new PasswordSettings());
        return services
            .AddSingleton<UserParts>()
            .AddSingleton<PasswordHashing>()
            .AddSingleton<NewAccount>()
            .AddSingleton<UserActs>()
            .AddSingleton<SessionActs>()
            .AddSingleton<SignUp>()
            .AddSingleton<AcceptInvitation>()
            .AddSingleton<SignIn>()
            .AddSingleton<RefreshSession>()
            .AddSingleton<EndSession>()
            .AddSingleton<EndSessions>()
            .AddSingleton<ListSessions>()
            .AddSingleton<ChangePassword>()
            .AddSingleton<AcceptTerms>()
            .AddSingleton<InviteUser>()
            .AddSingleton<RenewInvitation>()
            .AddSingleton<GetUser>()
            .AddSingleton<ListUsers>()
            .AddSingleton<PutUserRole>()
            .AddSingleton<PutUserKyc>()
            .AddSingleton<PutUserState>()
            .AddSingleton<PutPayoutDestination>()
            .AddSingleton<UserDirectory>();
    }

    /// <summary>What a worker does with them.</summary>
    public static void AddUserWork(this IServiceCollection services)
    {
        services.AddSingleton<SessionCleanup>();
        services.AddRecurringJob<SessionCleanup>(
            SessionCleanup.Schedule, (cleanup, token) => cleanup.RunAsync(token));
    }
}

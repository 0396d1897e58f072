using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>By what a call is made, and whose it is then.</summary>
internal sealed record Credential(string Header, string Value, Caller Caller)
{
    public static readonly Credential Root = OfKey(ApiUnderTest.RootKey);

    public static Credential OfKey(string key) => new("X-API-KEY", key, Caller.Root);

    /// <summary>The user of the world for what only users call, else root.</summary>
    public static Credential For(GoodCall call, DescribedWorld world) =>
        call.IsOfUser && world.User is { } user
            ? new Credential(
                "Authorization",
                $"Bearer {user.AccessToken}",
                Caller.OfUser(new UserCaller(
                    PrefixedId.Parse<UserId>(user.Id), default, UserRole.Party, default, SignedInAt: default)))
            : Root;
}

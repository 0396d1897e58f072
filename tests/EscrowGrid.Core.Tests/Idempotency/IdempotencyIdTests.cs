using EscrowGrid.Core.Access;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Tests.Idempotency;

public sealed class IdempotencyIdTests
{
    private static readonly Caller Key = CallerOf("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Caller OtherKey = CallerOf("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    [Theory]
    [InlineData("/positions")]
    [InlineData("/positions/")]
    [InlineData("/Positions")]
    public void Id_OfOneRouteInAnyForm_IsOne(string path) =>
        Assert.Equal(Id(Key, "POST", "/positions", "k"), Id(Key, "POST", path, "k"));

    [Fact]
    public void Id_OfAnotherCallerMethodPathOrKey_IsAnother()
    {
        IdempotencyId[] ids =
        [
            Id(Key, "POST", "/positions", "k"),
            Id(OtherKey, "POST", "/positions", "k"),
            Id(Caller.Root, "POST", "/positions", "k"),
            Id(Key, "PUT", "/positions", "k"),
            Id(Key, "POST", "/positions/1", "k"),
            Id(Key, "POST", "/positions", "K"),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    private static IdempotencyId Id(Caller caller, string method, string path, string text)
    {
        Assert.True(IdempotencyKey.TryParse(text, out var key));
        return IdempotencyId.Of(caller, method, path, key);
    }

    private static Caller CallerOf(string uuid) =>
        Caller.OfKey(new ApiKeyId(Guid.Parse(uuid)), new InstitutionId(Guid.Parse(uuid)), Role.Admin);
}

using System.Net;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>Who may do what to whom, and what comes of it.</summary>
[Collection(StoresDefinition.Name)]
public sealed class UserManagementTests(Stores stores)
{
    // Of each right: whom each role reaches. P parties, A all, - nobody.
    private static readonly Dictionary<UserRight, string> Expected = new()
    {
        [UserRight.See] = "-AAA",
        [UserRight.Invite] = "-P-A",
        [UserRight.ChangeRole] = "---A",
        [UserRight.ChangeKyc] = "--PA",
        [UserRight.ChangeState] = "-PPA",
        [UserRight.ChangePayout] = "-P-A",
    };

    [Fact]
    public void Rights_OfEveryRoleUponEveryRole_AreThoseOfTheTable()
    {
        var institution = InstitutionId.From(Guid.NewGuid());
        foreach (var right in Enum.GetValues<UserRight>())
        {
            foreach (var role in Enum.GetValues<UserRole>())
            {
                foreach (var target in Enum.GetValues<UserRole>())
                {
                    var reach = Expected[right][(int)role];
                    var may = reach is 'A' || (reach is 'P' && target is UserRole.Party);
                    var refusal = UserAuthority.Refuse(CallerIn(institution, role), right, UserIn(institution, target));
                    Assert.True(may == refusal is null, $"{role} {right} {target}: {refusal?.Kind.Code}");
                    Assert.NotNull(UserAuthority.Refuse(
                        CallerIn(InstitutionId.From(Guid.NewGuid()), role), right, UserIn(institution, target)));
                }
            }
        }
    }

    [Fact]
    public void Rights_UponOneself_AreToSeeAndToBePaid()
    {
        var institution = InstitutionId.From(Guid.NewGuid());
        foreach (var role in Enum.GetValues<UserRole>())
        {
            var caller = CallerIn(institution, role);
            var self = UserIn(institution, role) with { Id = caller.User!.Id };
            var rights = Enum.GetValues<UserRight>()
                .Where(right => UserAuthority.Refuse(caller, right, self) is null);
            Assert.Equal([UserRight.See, UserRight.ChangePayout], rights);
        }
    }

    [Theory]
    [EachStore]
    public async Task Role_Given_HoldsForTheSessionThatIsOpen(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var user = await People.SignUpAsync(api, tenant.Id);
        using var client = People.ClientOf(api, user);
        (await client.GetAsync("/api/users")).ExpectError(
            HttpStatusCode.Forbidden, "Forbidden for the role of this user");

        (await tenant.Admin.PutAsync($"/api/users/{user.Id}/role", """{"role":"STAFF","reason":"Joined"}"""))
            .Expect(HttpStatusCode.OK);
        (await client.GetAsync("/api/users")).Expect(HttpStatusCode.OK);
        (await tenant.Admin.PutAsync($"/api/users/{user.Id}/role", """{"role":"PARTY","reason":"Left"}"""))
            .Expect(HttpStatusCode.OK);

        (await client.GetAsync("/api/users")).Expect(HttpStatusCode.Forbidden);
    }

    [Theory]
    [EachStore]
    public async Task Staff_OfAnInstitution_ManageItsUsersAlone(Store store)
    {
        var api = stores[store];
        var (tenant, other) = (await api.CreateTenantAsync(), await api.CreateTenantAsync());
        using var staff = People.ClientOf(api, await People.JoinAsync(api, tenant, "STAFF"));
        using var compliance = People.ClientOf(api, await People.JoinAsync(api, tenant, "COMPLIANCE"));
        var party = await People.SignUpAsync(api, tenant.Id);
        var foreigner = await People.SignUpAsync(api, other.Id);
        const string Known = """{"kycTier":"TIER_2","kycVerified":true,"reason":"Documents seen"}""";

        (await staff.GetAsync($"/api/users/{foreigner.Id}")).ExpectError(HttpStatusCode.NotFound, "User not found");
        (await compliance.PutAsync($"/api/users/{foreigner.Id}/kyc", Known)).Expect(HttpStatusCode.NotFound);
        (await staff.PutAsync($"/api/users/{party.Id}/kyc", Known)).ExpectError(
            HttpStatusCode.Forbidden, "Forbidden to manage this user");
        var known = (await compliance.PutAsync($"/api/users/{party.Id}/kyc", Known)).Expect(HttpStatusCode.OK);
        Assert.Equal("TIER_2", known.Json.GetProperty("kycTier").GetString());
        Assert.True(known.Json.GetProperty("kycVerified").GetBoolean());
        (await staff.PostAsync("/api/users", """{"email":"x@y.test","displayName":"X","role":"ADMIN"}"""))
            .ExpectError(HttpStatusCode.Forbidden, "Forbidden to manage this user");
        (await staff.PostAsync("/api/users", """{"email":"x@y.test","displayName":"X"}"""))
            .Expect(HttpStatusCode.Created);
        var listed = (await staff.GetAsync($"/api/users?institutionId={other.Id}&limit=100")).Json;
        Assert.All(
            listed.GetProperty("data").EnumerateArray(),
            it => Assert.Equal(tenant.Id, it.GetProperty("institutionId").GetString()));
        var found = (await staff.GetAsync($"/api/users?email={party.Email}&role=PARTY&state=ACTIVE")).Json;
        Assert.Equal(party.Id, Assert.Single(found.GetProperty("data").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Account_ThatWasDisabled_IsOpenedAgainByAdminsAlone(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        using var staff = People.ClientOf(api, await People.JoinAsync(api, tenant, "STAFF"));
        using var admin = People.ClientOf(api, await People.JoinAsync(api, tenant, "ADMIN"));
        var path = $"/api/users/{(await People.SignUpAsync(api, tenant.Id)).Id}/state";

        (await staff.PutAsync(path, """{"state":"DISABLED","reason":"r"}""")).Expect(HttpStatusCode.OK);
        (await staff.PutAsync(path, """{"state":"ACTIVE","reason":"r"}""")).Expect(HttpStatusCode.Forbidden);
        (await admin.PutAsync(path, """{"state":"ACTIVE","reason":"r"}""")).Expect(HttpStatusCode.OK);
        (await admin.PutAsync(path, """{"state":"INVITED","reason":"r"}""")).ExpectError(
            HttpStatusCode.Conflict, "The state of the user does not allow it");
    }

    [Theory]
    [EachStore]
    public async Task Payout_Changed_IsUsedOnlyAfterADay(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var user = await People.SignUpAsync(api, (await api.CreateTenantAsync()).Id);
        using var client = People.ClientOf(api, user);
        var path = $"/api/users/{user.Id}/payout";
        const string First = """{"walletAddress":"0x52908400098527886E0F7030069857D2E4169EE7"}""";

        var first = (await client.PutAsync(path, First)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("0x52908400098527886e0f7030069857d2e4169ee7", first.GetProperty("walletAddress").GetString());
        Assert.True(first.GetProperty("payoutUsableFrom").GetDateTimeOffset() <= time.GetUtcNow());
        time.Advance(TimeSpan.FromMinutes(5));
        var same = (await client.PutAsync(path, First)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(
            first.GetProperty("payoutUsableFrom").GetString(), same.GetProperty("payoutUsableFrom").GetString());
        var changed = (await client.PutAsync(path, """{"stripeAccountId":"acct_1Nv0FGQ9RKHgCVdK"}"""))
            .Expect(HttpStatusCode.OK).Json;
        Assert.False(changed.TryGetProperty("walletAddress", out _));
        var wait = changed.GetProperty("payoutUsableFrom").GetDateTimeOffset() - time.GetUtcNow();
        Assert.InRange(wait, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24));

        var wrong = await client.PutAsync(
            path, """{"walletAddress":"0x52908400098527886e0F7030069857D2E4169EE7","stripeAccountId":"card"}""");
        wrong.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.NotNull(wrong.MessageOf("walletAddress"));
        Assert.NotNull(wrong.MessageOf("stripeAccountId"));
    }

    [Theory]
    [EachStore]
    public async Task Act_OfAUser_IsAuditedAsItsOwn(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var admin = await People.JoinAsync(api, tenant, "ADMIN");
        var party = await People.SignUpAsync(api, tenant.Id);
        using var client = People.ClientOf(api, admin);

        (await client.PutAsync($"/api/users/{party.Id}/state", """{"state":"LOCKED","reason":"As told on Monday"}"""))
            .Expect(HttpStatusCode.OK);

        var rows = (await tenant.Admin.GetAsync("/audit-events?action=USER_STATE_CHANGED")).Json;
        var row = Assert.Single(rows.GetProperty("data").EnumerateArray());
        Assert.Equal("user", row.GetProperty("actorRole").GetString());
        Assert.Equal(admin.Id, row.GetProperty("userId").GetString());
        Assert.Equal(party.Id, row.GetProperty("resourceId").GetString());
        Assert.Equal("As told on Monday", row.GetProperty("payload").GetProperty("reason").GetString());
        var events = (await tenant.Admin.GetAsync("/events?limit=1000")).Text;
        Assert.Contains("escrowgrid.user.state_changed", events, StringComparison.Ordinal);
        Assert.DoesNotContain("As told on Monday", events, StringComparison.Ordinal);
        Assert.DoesNotContain("trade.test", events, StringComparison.Ordinal);
    }

    private static Caller CallerIn(InstitutionId institution, UserRole role) => Caller.OfUser(
        new UserCaller(UserId.From(Guid.NewGuid()), institution, role, default, SignedInAt: default));

    private static User UserIn(InstitutionId institution, UserRole role) =>
        new(UserId.From(Guid.NewGuid()), institution, default, "A user", role, CreatedAt: default);
}

using System.Net;
using EscrowGrid.Api.Tests.Chain;
using EscrowGrid.Api.Tests.Collections;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Api.Tests.Reconciliation;
using EscrowGrid.Api.Tests.Users;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>A new tenant with one of everything.</summary>
internal sealed record DescribedWorld(IReadOnlyDictionary<string, string> Ids)
{
    private static readonly string NoSecret = new('0', 64);

    /// <summary>A user of the tenant, signed in; null nowhere.</summary>
    public SignedInUser? User { get; init; }

    public static async Task<DescribedWorld> CreateAsync(ApiUnderTest api)
    {
        var tenant = await api.CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        var policy = await tenant.Admin.PutAsync(
            $"/institutions/{tenant.Id}/policies/US", """{"position":{"minAmount":1,"approvalAmount":1}}""");
        policy.Expect(HttpStatusCode.OK);
        var waiting = await tenant.CreatePositionAsync();
        (await tenant.TransitionAsync(waiting, "FUNDED")).Expect(HttpStatusCode.OK);
        var approval = (await tenant.TransitionAsync(waiting, "RELEASED")).Expect(HttpStatusCode.Accepted);
        var asset = (await tenant.Admin.GetAsync("/assets")).Json.GetProperty("data")[0];
        var keys = (await tenant.Admin.GetAsync($"/institutions/{tenant.Id}/api-keys")).Json;
        var webhook = (await tenant.CreateWebhookAsync("https://hooks.acme.test/")).Id;
        var delivery = await tenant.Admin.SendAsync(
            HttpMethod.Post, $"/institutions/{tenant.Id}/webhooks/{webhook}/test", json: null);
        var world = new Dictionary<string, string>
        {
            ["{inst}"] = tenant.Id,
            ["{key}"] = keys[0].GetProperty("id").GetString()!,
            ["{tmpl}"] = asset.GetProperty("templateId").GetString()!,
            ["{ast}"] = asset.GetProperty("id").GetString()!,
            ["{pos}"] = position,
            ["{appr}"] = approval.Id,
            ["{wh}"] = webhook,
            ["{consumer}"] = UnhandledEvent.Consumer,
            ["{evt}"] = await UnhandledEvent.AddAsync(api, tenant.Id),
            ["{whd}"] = delivery.Expect(HttpStatusCode.Accepted).Id,
            ["{led}"] = await tenant.FirstLedgerEventAsync(position),
            ["{chn}"] = await ChainOperations.AddAsync(api, tenant, MirrorState.Pending),
            ["{chn-skipped}"] = await ChainOperations.AddAsync(api, tenant, MirrorState.Skipped),
            ["{job}"] = await DeadJob.CreateAsync(api),
            ["{schedule}"] = "webhook-delivery-cleanup",
        };
        await AddEscrowAsync(api, tenant, world);
        return await WithUserAsync(api, tenant, world);
    }

    /// <summary>Well-formed ids of what is not there.</summary>
    public static DescribedWorld Nowhere { get; } = new(
        new[]
            {
                "inst", "ak", "tmpl", "ast", "pos", "led", "appr", "wh", "whd", "evt", "consumer", "chn", "job",
                "schedule", "usr", "ses", "esc", "cmd", "dsp", "set", "evd", "fnd", "brk", "pev",
            }
            .ToDictionary(prefix => prefix is "ak" ? "{key}" : $"{{{prefix}}}", prefix => $"{prefix}_{Guid.Empty}")
            .Append(new("{chn-skipped}", $"chn_{Guid.Empty}"))
            .Append(new("{mil}", $"esc_{Guid.Empty}"))
            .Append(new("{offer}", "1"))
            .Append(new("{buyer}", $"usr_{Guid.Empty}"))
            .Append(new("{seller}", $"usr_{Guid.Empty}"))
            .Append(new("{email}", "nobody@trade.test"))
            .Append(new("{refresh}", $"rt_{NoSecret}"))
            .Append(new("{invitation}", $"inv_{NoSecret}"))
            .ToDictionary());

    /// <summary>An escrow, its parties, and a command of it that waits.</summary>
    private static async Task AddEscrowAsync(ApiUnderTest api, Tenant tenant, Dictionary<string, string> ids)
    {
        var market = await Market.CreateAsync(api, tenant);
        var escrow = await market.OpenAsync();
        ids["{buyer}"] = market.Buyer.Id;
        ids["{seller}"] = market.Seller.Id;
        ids["{esc}"] = escrow;
        ids["{fnd}"] = await HeldFunds.AddAsync(api, tenant.Id, escrow);
        ids["{pev}"] = await ToldNotice.AddAsync(api);
        ids["{brk}"] = await OpenBreak.AddAsync(api, tenant.Id, escrow);
        ids["{dsp}"] = escrow.Replace("esc_", "dsp_", StringComparison.Ordinal);
        ids["{mil}"] = $"esc_{Guid.Empty}";
        ids["{offer}"] = "1";
        ids["{set}"] = $"set_{Guid.Empty}";
        ids["{evd}"] = $"evd_{Guid.Empty}";
        ids["{cmd}"] = (await Market.SendAsync(tenant.Admin, $"{escrow}/cancel", "{}", wait: 0))
            .Expect(HttpStatusCode.Accepted).Json.GetProperty("commandId").GetString()!;
    }

    private static async Task<DescribedWorld> WithUserAsync(
        ApiUnderTest api, Tenant tenant, Dictionary<string, string> ids)
    {
        var user = await People.SignUpAsync(api, tenant.Id);
        var invited = await People.InviteAsync(api, tenant);
        ids["{usr}"] = user.Id;
        ids["{ses}"] = user.Session;
        ids["{email}"] = user.Email;
        ids["{refresh}"] = user.RefreshToken;
        ids["{invitation}"] = invited.Json.GetProperty("invitation").GetString()!;
        return new DescribedWorld(ids) { User = user };
    }

    public string Fill(string text) =>
        Ids.Aggregate(text, (filled, id) => filled.Replace(id.Key, id.Value, StringComparison.Ordinal));
}

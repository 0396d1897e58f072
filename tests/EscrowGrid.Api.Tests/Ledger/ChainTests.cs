using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>The hash chain as a third party sees it: recomputed here from the answers alone, by other code.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ChainTests(Stores stores)
{
    private const string Awkward =
        """
        {"toState":"FUNDED","reason":"Zahlung \"1\" \u00e9 \u2028 \\ \/ \t","metadata":
        {"b":[1.10,-0,1E+2,{"z":null,"a":true}],"a":"\u0001\ud83d\ude00","\ufb01":1,"\ud83d\ude00":2,
        "amount":12345678901.12345678}}
        """;

    [Theory]
    [EachStore]
    public async Task Ledger_OfAPosition_IsAChainThatAnybodyCanRecompute(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        (await tenant.Admin.PostAsync($"/positions/{position}/transition", Awkward)).Expect(HttpStatusCode.OK);
        (await tenant.TransitionAsync(position, "PARTIALLY_RELEASED")).Expect(HttpStatusCode.OK);
        (await tenant.TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.OK);

        var ledger = (await tenant.Reader.GetAsync($"/ledger-events?positionId={position}")).Json;

        var previous = new string('0', 64);
        Assert.Equal(4, ledger.GetArrayLength());
        foreach (var (index, entry) in ledger.EnumerateArray().Index())
        {
            Assert.Equal(index + 1, entry.GetProperty("sequence").GetInt64());
            Assert.Equal(previous, entry.GetProperty("previousHash").GetString());
            Assert.Equal(Recompute(entry), entry.GetProperty("hash").GetString());
            previous = entry.GetProperty("hash").GetString();
        }
    }

    private static string Recompute(JsonElement entry)
    {
        var covered = JsonNode.Parse(entry.GetRawText())!.AsObject();
        covered.Remove("hash");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(covered))));
    }

    private static string Canonical(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(",", members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{Quote(member.Key)}:{Canonical(member.Value)}")) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(Canonical)) + "]",
        JsonValue value when value.GetValueKind() is JsonValueKind.String => Quote(value.GetValue<string>()),
        null => "null",
        _ => node.ToJsonString(),
    };

    private static string Quote(string text) => "\"" + string.Concat(text.Select(character => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\t' => "\\t",
        < ' ' => $"\\u{(int)character:x4}",
        _ => $"{character}",
    })) + "\"";
}

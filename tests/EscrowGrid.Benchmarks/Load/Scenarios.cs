using System.Net;
using System.Text;
using EscrowGrid.Benchmarks.Reference;
using EscrowGrid.Benchmarks.Subject;

namespace EscrowGrid.Benchmarks.Load;

/// <summary>The operations that users wait for.</summary>
internal static class Scenarios
{
    private const int PageSize = 50;

    public static IEnumerable<Scenario> All(Uri target, SampleData data, PositionPool few, PositionPool many)
    {
        var writer = new Requests(target, data.Key);
        var create = writer.Post("/positions", data.NewPosition);
        yield return new Scenario(
            "create", Expect(HttpStatusCode.Created, () => create), Scripts.Create(data), "0.5 of pgbench at 16");
        yield return new Scenario(
            "create + fund",
            connection => CreateAndFundAsync(connection, writer, create),
            Scripts.CreateAndFund(data),
            Goal: null);

        var read = data.PositionIds.Select(id => writer.Get($"/positions/{id}")).ToArray();
        var turn = 0;
        yield return new Scenario(
            "get",
            Expect(HttpStatusCode.OK, () => read[(uint)Interlocked.Increment(ref turn) % read.Length]),
            Scripts.Get(data),
            "8,000/s");
        foreach (var pool in new[] { few, many })
        {
            var list = new Requests(target, pool.Key).Get($"/positions?limit={PageSize}&cursor=");
            yield return new Scenario(
                $"list {PageSize} of {pool.Size:N0}",
                Expect(HttpStatusCode.OK, () => list),
                Scripts.List(pool.InstitutionId, PageSize),
                pool == many ? "1,500/s, p99 20 ms" : null);
        }
    }

    private static Round Expect(HttpStatusCode status, Func<byte[]> request) =>
        async connection => await connection.SendAsync(request()) == status;

    private static async Task<bool> CreateAndFundAsync(HttpConnection connection, Requests writer, byte[] create)
    {
        if (await connection.SendAsync(create) != HttpStatusCode.Created)
            return false;
        var position = "pos_" + connection.ReadUuid("\"id\":\"pos_"u8);
        var fund = writer.Post($"/positions/{position}/transition", """{"toState":"FUNDED"}""");
        return await connection.SendAsync(fund) == HttpStatusCode.OK;
    }

    /// <summary>Requests as the bytes that travel.</summary>
    private sealed class Requests(Uri target, string key)
    {
        public byte[] Get(string path) => Encoding.ASCII.GetBytes(Head("GET", path) + "\r\n");

        public byte[] Post(string path, string json) => Encoding.ASCII.GetBytes(
            $"{Head("POST", path)}Content-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");

        private string Head(string method, string path) =>
            $"{method} {path} HTTP/1.1\r\nHost: {target.Authority}\r\nX-API-KEY: {key}\r\n";
    }
}

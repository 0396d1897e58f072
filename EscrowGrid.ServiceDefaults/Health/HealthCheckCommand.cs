using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>
/// The verb <c>healthcheck</c>, for a container's health check: images hold no curl, but they hold this program. It
/// asks the port on which the same settings would make a service listen.
/// </summary>
public static class HealthCheckCommand
{
    private const string DefaultPath = "/alive";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <param name="args">The path to ask, or nothing for <c>/alive</c>.</param>
    /// <returns>0 when the answer is a success, otherwise 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var configuration = WebApplication.CreateSlimBuilder().Configuration;
        var address = new Uri(OwnAddress(configuration), args.Length > 0 ? args[0] : DefaultPath);
        using var client = new HttpClient { Timeout = Limit };
        try
        {
            using var answer = await client.GetAsync(address);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} does not answer.");
            return 1;
        }
    }

    /// <summary>The first plain address of the settings, with the name of this machine for "all addresses".</summary>
    internal static Uri OwnAddress(IConfiguration configuration)
    {
        var urls = configuration["URLS"]?.Split(';', StringSplitOptions.TrimEntries) ?? [];
        if (urls.FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) is { } url)
        {
            var binding = BindingAddress.Parse(url);
            var host = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
            return new UriBuilder(Uri.UriSchemeHttp, host, binding.Port).Uri;
        }

        var port = configuration["HTTP_PORTS"]?.Split(';')[0] ?? configuration["PORT"] ?? "5000";
        return new Uri($"http://localhost:{port}");
    }
}

using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.Testing;

/// <summary>
/// An S3 server with a bucket. It checks neither signatures nor checksums nor conditions: so an upload may well be
/// something else than announced, as it could be on a server of that kind.
/// </summary>
public sealed class ObjectServer : IAsyncDisposable
{
    /// <summary>A test key; it opens nothing.</summary>
    public const string Secret = "S3RVER";

    private const string Bucket = "evidence";

    private readonly DirectoryInfo _folder;
    private readonly string _address;
    private ChildProcess? _process;

    private ObjectServer(ChildProcess process, DirectoryInfo folder, string address)
    {
        (_process, _folder, _address) = (process, folder, address);
        Settings = new Dictionary<string, string?>
        {
            ["AWS_ACCESS_KEY_ID"] = "S3RVER",
            ["AWS_SECRET_ACCESS_KEY"] = Secret,
            ["AWS_S3_BUCKET"] = Bucket,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_S3_ENDPOINT"] = $"http://{address}/",
        };
    }

    /// <summary>By the names of the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static async Task<ObjectServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("escrowgrid-s3-");
        var (process, address) = await RunAsync(folder, port: "0");
        return new ObjectServer(process, folder, address);
    }

    public async Task StopAsync()
    {
        if (_process is { } running)
            await running.DisposeAsync();
        _process = null;
    }

    /// <summary>Where it was, with what it had.</summary>
    public async Task RestartAsync() =>
        (_process, _) = await RunAsync(_folder, _address[(_address.LastIndexOf(':') + 1)..]);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<(ChildProcess Process, string Address)> RunAsync(DirectoryInfo folder, string port)
    {
        var server = Path.Combine(
            RepositoryRoot.Find(), "eng", "storage-tools", "node_modules", "s3rver", "bin", "s3rver.js");
        Assert.True(
            File.Exists(server), "The S3 server is missing: run eng/install-servers.sh storage, as test.sh does");
        var node = Executables.OnPath("node") ?? throw new FileNotFoundException("node is missing");
        var said = new TaskCompletionSource<string>();
        var process = await ChildProcess.StartAsync(
            new ChildProcessOptions(
                node,
                [
                    server, "--directory", folder.FullName, "--address", "127.0.0.1", "--port", port,
                    "--configure-bucket", Bucket, "--no-vhost-buckets",
                ])
            {
                OnOutput = line =>
                {
                    if (line.Contains("listening on ", StringComparison.Ordinal))
                        said.TrySetResult(line[(line.LastIndexOf(' ') + 1)..]);
                },
            });
        return (process, await said.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}

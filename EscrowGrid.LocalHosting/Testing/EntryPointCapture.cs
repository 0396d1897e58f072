using EscrowGrid.LocalHosting.Projects;
using Microsoft.Extensions.Configuration;

namespace EscrowGrid.LocalHosting.Testing;

/// <summary>
/// Lets a test take over the builder of an AppHost's own Program: while it is current, Build hands the builder to the
/// test instead of making the application.
/// </summary>
internal sealed class EntryPointCapture(string assemblyName, IReadOnlyList<KeyValuePair<string, string?>> settings)
{
    private static readonly AsyncLocal<EntryPointCapture?> Flowing = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The capture that the running code was started under; null for an AppHost that runs by itself.</summary>
    public static EntryPointCapture? Current => Flowing.Value;

    public Task<DistributedApplicationBuilder> Builder => _builder.Task;

    /// <summary>Runs an entry point until it builds its application.</summary>
    public void Run(Action entryPoint)
    {
        Flowing.Value = this;
        try
        {
            entryPoint();
            _builder.TrySetException(new InvalidOperationException(
                $"The entry point of {assemblyName} ended without building a distributed application."));
        }
        catch (EntryPointStoppedException)
        {
            // The builder is with the test.
        }
        catch (Exception e)
        {
            _builder.TrySetException(e);
        }
    }

    public void Configure(DistributedApplicationOptions options)
    {
        options.AssemblyName = assemblyName;
        options.DisableDashboard = true;
    }

    public void Configure(ConfigurationManager configuration) => configuration.AddInMemoryCollection(settings);

    /// <summary>The environment's name as `dotnet run` would set it; null when this process has one.</summary>
    public static string? EnvironmentName(string appHostDirectory) =>
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is { Length: > 0 }
            ? null
            : InheritedEnvironment(appHostDirectory)
                .FirstOrDefault(variable => variable.Key == "DOTNET_ENVIRONMENT").Value;

    /// <summary>What `dotnet run` would have put into the AppHost's environment for its resources to inherit.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> InheritedEnvironment(string appHostDirectory) =>
        LaunchSettings.Select(appHostDirectory, asked: null, appHostProfile: null)?.Environment ?? [];

    /// <summary>
    /// Hands the builder over. The exception returned ends the entry point, whose Run is not to be reached.
    /// </summary>
    public EntryPointStoppedException Complete(DistributedApplicationBuilder builder)
    {
        _builder.TrySetResult(builder);
        return new EntryPointStoppedException();
    }
}

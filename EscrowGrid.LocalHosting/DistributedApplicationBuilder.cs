using System.Reflection;
using EscrowGrid.LocalHosting.Manifest;
using EscrowGrid.LocalHosting.Running;
using EscrowGrid.LocalHosting.State;
using EscrowGrid.LocalHosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.LocalHosting;

/// <summary>The builder behind <see cref="IDistributedApplicationBuilder"/>.</summary>
internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationOptions _options;
    private readonly EntryPointCapture? _capture = EntryPointCapture.Current;

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        _options = options;
        _capture?.Configure(options);
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();
        AppHostDirectory = Path.GetFullPath(
            options.ProjectDirectory ?? AppHostAssemblyInfo.ProjectDirectory(AppHostAssembly) ?? ".");
        Publishing = PublishingOptions.Parse(options.Args ?? []);
        ExecutionContext = new DistributedApplicationExecutionContext(
            Publishing is null ? DistributedApplicationOperation.Run : DistributedApplicationOperation.Publish);
        _host = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = options.Args,
            ApplicationName = AppHostAssembly?.GetName().Name,
            ContentRootPath = AppHostDirectory,
            EnvironmentName = _capture is null ? null : EntryPointCapture.EnvironmentName(AppHostDirectory),
        });
        _capture?.Configure(_host.Configuration);
        State = StateDirectory.Locate(_host.Configuration, _host.Environment.ApplicationName, AppHostDirectory);
        Secrets = new SecretStore(State.SecretsFile);
        ConfigureServices();
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IList<IResource> Resources { get; } = [];

    internal StateDirectory State { get; }

    internal SecretStore Secrets { get; }

    internal PublishingOptions? Publishing { get; }

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (Resources.FirstOrDefault(other => ResourceName.Comparer.Equals(other.Name, resource.Name)) is { } other)
        {
            throw new InvalidOperationException(
                $"There is a resource named '{other.Name}' already; names are compared without case.");
        }
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(resource, this);

    public DistributedApplication Build() =>
        _capture is null ? BuildApplication() : throw _capture.Complete(this);

    /// <summary>What is to be done when the application has been disposed of is said by a test.</summary>
    internal DistributedApplication BuildApplication(Action? onDisposed = null) => new(_host.Build(), onDisposed);

    private void ConfigureServices()
    {
        Services.AddSingleton(_options);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(new DistributedApplicationModel(
            Resources,
            AppHostDirectory,
            _capture is null ? [] : EntryPointCapture.InheritedEnvironment(AppHostDirectory)));
        Services.AddSingleton(State);
        Services.AddLocalHostingEngine();
        if (Publishing is not null)
            Services.AddSingleton(Publishing);
        // Resources' own lines matter on this console; the host's routine ones do not.
        _host.Logging.AddFilter("Microsoft", LogLevel.Warning);
        _host.Logging.AddFilter("Yarp", LogLevel.Warning);
        _host.Logging.AddSimpleConsole(console => console.SingleLine = true);
        Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(2));
        Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using EscrowGrid.LocalHosting.State;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Makes the runner of each kind of resource, and its first snapshot on the board.</summary>
internal sealed class RunnerFactory(
    DistributedApplicationModel model, ProgramEnvironment environment, StateDirectory state, EngineParts engine)
{
    /// <summary>Where telemetry goes; known when the dashboard has started.</summary>
    public required Func<OtlpTarget> Otlp { get; init; }

    public IResourceRunner Create(IResource resource)
    {
        switch (resource)
        {
            case ProjectResource project:
                return Program(resource, ProgramCommand.Of(project));
            case ExecutableResource executable:
                return Program(resource, ProgramCommand.Of(executable));
            case PostgresServerResource postgres:
                var postgresLauncher = new PostgresLauncher(postgres, state, engine.Logs);
                return Processes(resource, postgresLauncher, new PostgresProbe(postgres, "postgres"));
            case RedisResource redis:
                return Processes(resource, new RedisLauncher(redis, state, engine.Logs), new RedisProbe(redis));
            case PostgresDatabaseResource database:
                Announce(resource, KnownResourceStates.NotStarted, HealthStatus.Unhealthy);
                return new DatabaseRunner(database, engine);
            case ParameterResource parameter:
                Announce(resource, KnownResourceStates.Running, health: null);
                return new ParameterRunner(parameter);
            default:
                throw new LocalHostingException(
                    $"'{resource.Name}' is a {resource.GetType().Name}, which this AppHost cannot run.");
        }
    }

    private ProcessResourceRunner Program(IResource resource, ProgramCommand command) => Processes(
        resource, new ProgramLauncher(resource, command, environment, engine.Logs), HttpProbes(resource));

    private ProcessResourceRunner Processes(IResource resource, ILauncher launcher, IHealthProbe? probe)
    {
        var names = ReplicaNames(resource);
        var instances = names.ToDictionary(name => name, _ => InstanceId());
        var parts = new ReplicaParts(resource, launcher, RestartOf(resource))
        {
            Probe = probe,
            Allocate = name => new ReplicaAllocation(
                name, instances[name], PortPlan.PortsOfReplica(resource, isOnlyReplica: names.Count == 1))
            {
                Otlp = Otlp(),
            },
            OwnEndpoints = allocation => OwnEndpoints(resource, allocation),
        };
        HealthStatus? health = probe is null ? null : HealthStatus.Unhealthy;
        engine.Board.Add(new ResourceSnapshot(resource.Name, TypeOf(resource), KnownResourceStates.NotStarted)
        {
            Endpoints = StableEndpoints(resource),
            Health = health,
            Replicas =
            [
                .. names.Select(name => new ReplicaSnapshot(name, KnownResourceStates.NotStarted) { Health = health }),
            ],
        });
        return new ProcessResourceRunner(
            resource, launcher, [.. names.Select(name => new ReplicaRunner(resource.Name, name, parts, engine))]);
    }

    private static List<string> ReplicaNames(IResource resource)
    {
        var count = resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        return count == 1
            ? [resource.Name]
            : [.. Enumerable.Range(1, count)
                .Select(n => string.Create(CultureInfo.InvariantCulture, $"{resource.Name}-{n}"))];
    }

    private static string InstanceId() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8);

    private void Announce(IResource resource, string initial, HealthStatus? health) =>
        engine.Board.Add(new ResourceSnapshot(resource.Name, TypeOf(resource), initial)
        {
            Health = health,
            Parent = (resource as IResourceWithParent)?.Parent.Name,
        });

    /// <summary>A job is what somebody waits for to complete; a service is what has an address.</summary>
    private RestartPolicy RestartOf(IResource resource)
    {
        var isJob = model.Resources.SelectMany(other => other.Annotations.OfType<WaitAnnotation>())
            .Any(wait => wait.WaitType == WaitType.WaitForCompletion && ReferenceEquals(wait.Resource, resource));
        return isJob ? RestartPolicy.Never
            : resource.Annotations.OfType<EndpointAnnotation>().Any() ? RestartPolicy.Always
            : RestartPolicy.OnFailure;
    }

    private static AllProbes? HttpProbes(IResource resource)
    {
        var checks = resource.Annotations.OfType<HttpHealthCheckAnnotation>().ToList();
        return checks.Count == 0 ? null : new AllProbes([.. checks.Select(check => Probe(resource, check))]);
    }

    private static HttpProbe Probe(IResource resource, HttpHealthCheckAnnotation check)
    {
        var endpoint = resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => check.EndpointName is null
            ? e.IsHttp
            : ResourceName.Comparer.Equals(e.Name, check.EndpointName));
        return endpoint is not null ? new HttpProbe(check, endpoint.Name) : throw new LocalHostingException(
            $"The health check of '{resource.Name}' needs the endpoint '{check.EndpointName ?? "http"}', which it " +
            "has not.");
    }

    private static IReadOnlyList<EndpointSnapshot> StableEndpoints(IResource resource) =>
    [
        .. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointSnapshot(
            endpoint.Name, Url(endpoint, endpoint.AllocatedPort), endpoint.IsExternal)),
    ];

    private static IReadOnlyList<EndpointSnapshot> OwnEndpoints(IResource resource, ReplicaAllocation allocation) =>
    [
        .. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointSnapshot(
            endpoint.Name, Url(endpoint, allocation.Ports[endpoint.Name]), IsExternal: false)),
    ];

    private static string Url(EndpointAnnotation endpoint, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{endpoint.UriScheme}://localhost:{port}");

    private static string TypeOf(IResource resource) => resource switch
    {
        ProjectResource => "Project",
        ExecutableResource => "Executable",
        PostgresServerResource => "Postgres",
        PostgresDatabaseResource => "Database",
        RedisResource => "Redis",
        _ => "Parameter",
    };
}

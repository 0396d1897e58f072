using System.Reflection;

namespace EscrowGrid.LocalHosting.Testing;

/// <summary>
/// Runs an AppHost's own Program up to Build and hands its builder to a test. The application then has no dashboard,
/// free ports, nothing on the console, and state of its own in a temporary folder that goes with it.
/// </summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs the Program of the assembly that holds <typeparamref name="TEntryPoint"/>.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>Runs the Program with a command line.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    /// <summary>Runs the Program of the assembly that holds a type with a command line.</summary>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, CancellationToken cancellationToken = default)
    {
        var program = entryPoint.Assembly.EntryPoint ?? throw new ArgumentException(
            $"{entryPoint.Assembly.GetName().Name} has no entry point: it is no AppHost.", nameof(entryPoint));
        return await CreateAsync(
            entryPoint.Assembly.GetName().Name!, () => Invoke(program, args), cancellationToken);
    }

    internal static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        string assemblyName, Action entryPoint, CancellationToken ct)
    {
        var state = Directory.CreateTempSubdirectory("escrowgrid-state-").FullName;
        OpenToServers(state);
        var capture = new EntryPointCapture(assemblyName,
        [
            new("LocalHosting:StateDirectory", state),
            new("LocalHosting:RandomizePorts", "true"),
            new("LocalHosting:Quiet", "true"),
        ]);
        // A thread of its own, because Program blocks; the capture flows into it and nowhere else.
        var running = Task.Factory.StartNew(
            () => capture.Run(entryPoint), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var builder = await capture.Builder.WaitAsync(ct);
            await running;
            return new TestingBuilder(builder, state);
        }
        catch
        {
            Directory.Delete(state, recursive: true);
            throw;
        }
    }

    /// <summary>
    /// A temporary folder is its owner's alone; the account that runs the servers must pass through it.
    /// </summary>
    private static void OpenToServers(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    private static void Invoke(MethodInfo program, string[] args)
    {
        try
        {
            var result = program.Invoke(null, program.GetParameters().Length == 0 ? null : [args]);
            if (result is Task task)
                task.GetAwaiter().GetResult();
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
        }
    }
}

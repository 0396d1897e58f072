namespace EscrowGrid.Core.Instances;

/// <summary>The processes that serve requests, as each tells of itself.</summary>
public interface IInstanceStore
{
    /// <summary>Keeps what a process says, and forgets those that have long been silent.</summary>
    Task ReportAsync(InstanceReport report, CancellationToken cancellationToken);

    /// <summary>Of a process that ends in good order.</summary>
    Task ForgetAsync(string name, CancellationToken cancellationToken);

    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<ShownInstance>> ListAsync(CancellationToken cancellationToken);
}

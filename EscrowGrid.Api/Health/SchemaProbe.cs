using EscrowGrid.Core.Storage;
using EscrowGrid.ServiceDefaults.Health;

namespace EscrowGrid.Api.Health;

/// <summary>Keeps an instance out of rotation until the migration run has brought the schema up to it.</summary>
internal sealed class SchemaProbe(SchemaVersion schema) : IDependencyProbe
{
    public string Name => "schema";

    public bool Required => true;

    public Task CheckAsync(CancellationToken cancellationToken) => schema.EnsureCurrentAsync(cancellationToken);
}

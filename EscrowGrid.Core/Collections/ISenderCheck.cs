using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>Judges whom money came from, before it counts (specification, section 15).</summary>
public interface ISenderCheck
{
    /// <returns>False to hold it for staff; also where no verdict could be had.</returns>
    Task<bool> MayComeInAsync(Rail rail, string sender, CancellationToken cancellationToken);
}

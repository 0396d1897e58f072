using EscrowGrid.Api.OpenApi;

namespace EscrowGrid.Api.Instances;

/// <summary>How the API describes what operators see of its instances.</summary>
internal static class InstanceOperations
{
    public static readonly Operation List = new("Operations", "listInstances", "Shows the instances of the API")
    {
        Description = "Each tells of itself every ten seconds. One that ends in good order is gone at once; one that "
            + "does not is shown as `silent` for ten minutes, as it was.",
        Answer = typeof(InstanceResponse[]),
    };
}

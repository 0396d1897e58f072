using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// The keys of antiforgery tokens, shared by the instances of the console. Sessions do not rest under them.
/// </summary>
internal sealed class SharedKeyRing(IServiceProvider services) : IXmlRepository
{
    private const string Key = "escrowgrid:console:form-keys";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Database().ListRange(Key).Select(it => XElement.Parse(it!))];

    public void StoreElement(XElement element, string friendlyName) =>
        Database().ListRightPush(Key, element.ToString(SaveOptions.DisableFormatting));

    private IDatabase Database() => services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
}

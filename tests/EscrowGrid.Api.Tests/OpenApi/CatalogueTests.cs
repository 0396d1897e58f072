using System.Net;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>What readers of the description find in it beside the operations.</summary>
[Collection(StoresDefinition.Name)]
public sealed class CatalogueTests(Stores stores)
{
    [Fact]
    public async Task Catalogue_OfErrors_SaysOfEachWhatToDo()
    {
        var description = await stores[Store.Memory].Root.GetAsync("/openapi.json");
        var page = await stores[Store.Memory].Root.GetAsync("/docs/problems");

        var entries = description.Json.GetProperty("x-error-catalogue").EnumerateArray().ToList();
        Assert.Equal(Problems.All.Select(kind => kind.Code), entries.Select(it => it.GetProperty("code").GetString()));
        Assert.All(entries, it =>
        {
            var advice = WebUtility.HtmlEncode(it.GetProperty("advice").GetString());
            Assert.False(string.IsNullOrEmpty(advice));
            Assert.Contains(advice, page.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Tags_OfTheDescription_AreThoseOfItsOperations()
    {
        var description = await stores[Store.Memory].Root.GetAsync("/openapi.json");

        var used = from path in description.Json.GetProperty("paths").EnumerateObject()
                   from operation in path.Value.EnumerateObject()
                   from tag in operation.Value.GetProperty("tags").EnumerateArray()
                   select tag.GetString();
        var listed = description.Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name"));
        Assert.Equal(used.Distinct().Order(), listed.Select(name => name.GetString()).Order());
    }
}

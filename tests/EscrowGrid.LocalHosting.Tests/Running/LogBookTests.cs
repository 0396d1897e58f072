using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.Tests.Running;

public sealed class LogBookTests
{
    private readonly LogBook _book = new(TimeProvider.System);

    [Fact]
    public void Lines_MoreThanKept_LoseTheOldestOfThatReplicaOnly()
    {
        _book.Add("cache", "cache", LogStream.Output, "kept");
        for (var i = 1; i <= LogBook.LinesKept + 2; i++)
            _book.Add("api", "api-1", LogStream.Output, $"{i}");

        var lines = _book.After(0, "api");

        Assert.Equal(LogBook.LinesKept, lines.Count);
        Assert.Equal("3", lines[0].Text);
        Assert.Equal("kept", Assert.Single(_book.After(0, "cache")).Text);
    }

    [Fact]
    public void Lines_AskedForByResourceReplicaOrNobody_AreThoseInOrder()
    {
        _book.Add("api", "api-1", LogStream.Output, "a");
        _book.Add("api", "api-2", LogStream.Error, "b");
        _book.Add("cache", "cache", LogStream.System, "c");

        Assert.Equal(["a", "b"], _book.After(0, "API").Select(line => line.Text));
        Assert.Equal(["b"], _book.After(0, "api-2").Select(line => line.Text));
        Assert.Equal(["a", "b", "c"], _book.After(0, null).Select(line => line.Text));
        Assert.Empty(_book.After(0, "unknown"));
    }

    [Fact]
    public async Task Follow_UntilTheBookIsComplete_GivesKeptAndNewLines()
    {
        _book.Add("api", "api", LogStream.Output, "before");
        var following = Task.Run(async () =>
        {
            var lines = new List<string>();
            await foreach (var line in _book.FollowAsync(null, default))
                lines.Add(line.Text);
            return lines;
        });

        _book.Add("api", "api", LogStream.Output, "after");
        _book.Complete();

        Assert.Equal(["before", "after"], await following.WaitAsync(TestModel.Patience));
    }
}

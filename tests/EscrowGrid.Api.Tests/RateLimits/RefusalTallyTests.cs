using EscrowGrid.Api.RateLimits;
using EscrowGrid.Core;

namespace EscrowGrid.Api.Tests.RateLimits;

public sealed class RefusalTallyTests
{
    private readonly MovableTime _time = new();
    private readonly RefusalTally _tally = new();

    [Fact]
    public void Tally_OfManyCallers_KeepsThoseRefusedLast()
    {
        for (var i = 0; i <= Limits.LimitedCallers; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Add("general", $"{i}");
        }

        var summary = _tally.Summarize();

        Assert.Equal(Limits.LimitedCallers, summary.Callers.Count);
        Assert.Equal($"{Limits.LimitedCallers}", summary.Callers[0].Subject);
        Assert.DoesNotContain(summary.Callers, it => it.Subject == "0");
        Assert.Equal(Limits.LimitedCallers + 1, summary.ByLimit["general"]);
    }

    [Fact]
    public void Tally_AfterADay_HasForgotten()
    {
        Add("general", "a");
        _time.Advance(TimeSpan.FromHours(12));
        Add("general", "b");
        _time.Advance(TimeSpan.FromHours(12));

        _tally.Forget(_time.GetUtcNow());

        var summary = _tally.Summarize();
        Assert.Equal("b", Assert.Single(summary.Callers).Subject);
        Assert.Equal(1, summary.ByLimit["general"]);
        _time.Advance(TimeSpan.FromHours(13));
        _tally.Forget(_time.GetUtcNow());
        Assert.True(_tally.IsEmpty);
    }

    [Fact]
    public void Tally_ThatTakesAnotherBack_HasTheSumAndTheLaterTime()
    {
        Add("refresh", "a");
        _time.Advance(TimeSpan.FromSeconds(5));
        var later = _time.GetUtcNow();
        var other = new RefusalTally();
        other.Add(new RefusedCaller("refresh", "a", 2, later));

        _tally.Add(other);

        var caller = Assert.Single(_tally.Summarize().Callers);
        Assert.Equal(new RefusedCaller("refresh", "a", 3, later), caller);
        Assert.Equal(3, _tally.Summarize().ByLimit["refresh"]);
    }

    private void Add(string limit, string subject) =>
        _tally.Add(new RefusedCaller(limit, subject, 1, _time.GetUtcNow()));
}

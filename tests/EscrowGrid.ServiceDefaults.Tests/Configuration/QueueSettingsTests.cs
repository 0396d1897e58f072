using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>How a process runs jobs: by the names and defaults of the specification, or no start.</summary>
public sealed class QueueSettingsTests
{
    [Fact]
    public void Queue_Unset_HasTheSpecsDefaults()
    {
        var queue = Load();

        Assert.Equal((10, 100, 1_000), (queue.Concurrency, queue.RemoveOnComplete, queue.RemoveOnFail));
        Assert.Empty(queue.ConcurrencyByQueue);
        Assert.Equal(JobEngineSetting.Auto, queue.Engine);
    }

    [Fact]
    public void Queue_Set_IsTakenAsItIs()
    {
        var queue = Load(
            ("QUEUE_CONCURRENCY", "20"),
            ("QUEUE_CONCURRENCY_BY_QUEUE", "webhooks=4, reports = 1"),
            ("QUEUE_REMOVE_ON_COMPLETE", "0"),
            ("QUEUE_REMOVE_ON_FAIL", "1000000"),
            ("Jobs__Engine", "quartz"));

        Assert.Equal((20, 0, 1_000_000), (queue.Concurrency, queue.RemoveOnComplete, queue.RemoveOnFail));
        Assert.Equal(
            new Dictionary<string, int> { ["webhooks"] = 4, ["reports"] = 1 }, queue.ConcurrencyByQueue);
        Assert.Equal(JobEngineSetting.Quartz, queue.Engine);
    }

    [Theory]
    [InlineData("QUEUE_CONCURRENCY", "0")]
    [InlineData("QUEUE_CONCURRENCY", "201")]
    [InlineData("QUEUE_CONCURRENCY", "ten")]
    [InlineData("QUEUE_CONCURRENCY", "1.5")]
    [InlineData("QUEUE_CONCURRENCY_BY_QUEUE", "webhooks")]
    [InlineData("QUEUE_CONCURRENCY_BY_QUEUE", "webhooks=0")]
    [InlineData("QUEUE_CONCURRENCY_BY_QUEUE", "=4")]
    [InlineData("QUEUE_CONCURRENCY_BY_QUEUE", "a=1,a=2")]
    [InlineData("QUEUE_REMOVE_ON_COMPLETE", "-1")]
    [InlineData("QUEUE_REMOVE_ON_COMPLETE", "1000001")]
    [InlineData("QUEUE_REMOVE_ON_FAIL", "all")]
    [InlineData("Jobs__Engine", "Quartz")]
    [InlineData("Jobs__Engine", "bull")]
    public void Queue_WithASettingWrong_StopsTheStartByName(string name, string value)
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => Load((name, value)));

        Assert.StartsWith($"{name}: ", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    private static QueueSettings Load(params (string Name, string Value)[] settings)
    {
        var variables = SettingsCase.ProductionApi();
        foreach (var (name, value) in settings)
            variables[name] = value;
        return SettingsCase.Load(ServiceRole.Api, "Production", variables).Queue;
    }
}

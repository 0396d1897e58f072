using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>Where events are published: whole, or no start.</summary>
public sealed class KafkaSettingsTests
{
    private const string Password = "hunter-of-brokers";

    [Fact]
    public void Kafka_WithoutBrokers_IsOff()
    {
        var variables = SettingsCase.ProductionApi();
        variables["KAFKA_SASL_MECHANISM"] = "nonsense";

        Assert.Null(SettingsCase.Load(ServiceRole.Api, "Production", variables).Kafka);
    }

    [Fact]
    public void Kafka_WithBrokersOnly_HasTheSpecsDefaults()
    {
        var variables = With(("KAFKA_BROKERS", " a:9092, b.test:9093 "));

        var kafka = SettingsCase.Load(ServiceRole.Api, "Production", variables).Kafka;

        Assert.NotNull(kafka);
        Assert.Equal("a:9092,b.test:9093", kafka.Brokers);
        Assert.Equal(("escrow.events.v1", "escrowgrid"), (kafka.EventsTopic, kafka.ClientId));
        Assert.Equal((false, null, null), (kafka.UsesTls, kafka.UserName, kafka.Password));
    }

    [Theory]
    [InlineData("plain", "true", "PLAIN")]
    [InlineData("SCRAM-SHA-512", "false", "SCRAM-SHA-512")]
    public void Account_OverAWayThatHidesIt_IsTaken(string mechanism, string tls, string expected)
    {
        var kafka = SettingsCase.Load(ServiceRole.Api, "Production", Account(mechanism, tls)).Kafka;

        Assert.Equal((expected, "writer", Password), (kafka!.Mechanism, kafka.UserName, kafka.Password));
    }

    [Fact]
    public void Account_InPlainTextInProduction_StopsTheStart() =>
        Refused(Account("plain", "false"), "KAFKA_SASL_MECHANISM");

    [Theory]
    [InlineData("KAFKA_BROKERS", "a")]
    [InlineData("KAFKA_BROKERS", "a:9092,b:0")]
    [InlineData("KAFKA_BROKERS", "PLAINTEXT://a:9092")]
    [InlineData("KAFKA_EVENTS_TOPIC", "escrow events")]
    [InlineData("KAFKA_EVENTS_TOPIC", "..")]
    [InlineData("KAFKA_SSL_ENABLED", "yes")]
    [InlineData("KAFKA_SSL_CA_LOCATION", "/nowhere/ca.pem")]
    [InlineData("KAFKA_SASL_MECHANISM", "gssapi")]
    [InlineData("KAFKA_SASL_USERNAME", null)]
    [InlineData("KAFKA_SASL_PASSWORD", null)]
    public void Kafka_WithASettingWrong_StopsTheStartByName(string name, string? value)
    {
        var variables = Account("plain", "true");
        variables[name] = value;
        if (name == "KAFKA_SSL_ENABLED")
            variables["KAFKA_SASL_MECHANISM"] = "scram-sha-256";

        Refused(variables, name);
    }

    private static void Refused(Dictionary<string, string?> variables, string name)
    {
        var refused = Assert.Throws<InvalidSettingsException>(
            () => SettingsCase.Load(ServiceRole.Api, "Production", variables));

        Assert.StartsWith($"{name}: ", Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refused.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Account(string mechanism, string tls) => With(
        ("KAFKA_BROKERS", "a:9092"),
        ("KAFKA_SASL_MECHANISM", mechanism),
        ("KAFKA_SSL_ENABLED", tls),
        ("KAFKA_SASL_USERNAME", "writer"),
        ("KAFKA_SASL_PASSWORD", Password));

    private static Dictionary<string, string?> With(params (string Name, string Value)[] settings)
    {
        var variables = SettingsCase.ProductionApi();
        foreach (var (name, value) in settings)
            variables[name] = value;
        return variables;
    }
}

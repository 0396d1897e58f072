using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Reads where events are published, by the names of escrow-services.md 21. Without <c>KAFKA_BROKERS</c> nothing is;
/// with it, what is wrong stops the start.
/// </summary>
internal sealed class KafkaSettingsLoader(SettingsReader reader)
{
    private const string DefaultClientId = "escrowgrid";
    private const string DefaultTopic = "escrow.events.v1";
    private const string DefaultCommandsTopic = "escrow-commands";
    private const string DefaultGroup = "escrow-service-group";
    private const string Plain = "PLAIN";
    private const int TopicLength = 249;
    private const int SecretLength = 32;
    private const int DistinctCharacters = 10;

    private static readonly string[] Mechanisms = [Plain, "SCRAM-SHA-256", "SCRAM-SHA-512"];

    private static readonly SearchValues<char> TopicCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <returns>Null when nothing is published, or when something was refused.</returns>
    public KafkaSettings? Read(IHostEnvironment environment)
    {
        if (reader.List(SettingNames.KafkaBrokers) is not [_, ..] brokers) return null;
        var problemsBefore = reader.Problems.Count;
        CheckBrokers(brokers);
        var usesTls = reader.Switch(SettingNames.KafkaTls, unset: false);
        var (userName, password) = Account();
        var mechanism = Mechanism();
        if (!environment.IsDevelopment() && userName is not null && mechanism == Plain && !usesTls)
        {
            reader.Refuse(
                SettingNames.KafkaMechanism,
                $"plain shows the password to the network; set {SettingNames.KafkaTls}, or use scram-sha-512");
        }

        var topic = Topic(SettingNames.KafkaEventsTopic, DefaultTopic);
        var commandsTopic = Topic(SettingNames.KafkaCommandsTopic, DefaultCommandsTopic);
        if (topic == commandsTopic)
            reader.Refuse(SettingNames.KafkaCommandsTopic, "the same topic as the one of events");
        var settings = new KafkaSettings
        {
            Brokers = string.Join(',', brokers),
            ClientId = reader.Text(SettingNames.KafkaClientId) ?? DefaultClientId,
            EventsTopic = topic,
            CommandsTopic = commandsTopic,
            GroupId = reader.Text(SettingNames.KafkaGroupId) ?? DefaultGroup,
            CommandSecrets = CommandSecrets(environment),
            UsesTls = usesTls,
            AuthorityFile = AuthorityFile(usesTls),
            Mechanism = mechanism,
            UserName = userName,
            Password = password,
        };
        return reader.Problems.Count == problemsBefore ? settings : null;
    }

    private static bool IsBroker(string text) =>
        text.LastIndexOf(':') is > 0 and var colon
        && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is > 0 and <= ushort.MaxValue
        && Uri.CheckHostName(text[..colon].Trim('[', ']')) is not UriHostNameType.Unknown;

    private void CheckBrokers(IReadOnlyList<string> brokers)
    {
        foreach (var (index, text) in brokers.Index())
        {
            if (!IsBroker(text))
                reader.Refuse(SettingNames.KafkaBrokers, $"item {index + 1} is not host:port, without a scheme");
        }
    }

    private string Topic(string name, string unset)
    {
        var topic = reader.Text(name) ?? unset;
        var isName = topic.Length <= TopicLength
            && !topic.AsSpan().ContainsAnyExcept(TopicCharacters)
            && topic is not ("." or "..");
        if (!isName)
        {
            reader.Refuse(name, $"not a topic: at most {TopicLength} letters, digits, dots, _ and -");
        }

        return topic;
    }

    /// <summary>Whoever knows one can command in everybody's name.</summary>
    private string[] CommandSecrets(IHostEnvironment environment)
    {
        const string Name = SettingNames.KafkaCommandsSecret;
        string[] secrets = reader.Secret(Name)
            ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        foreach (var (index, secret) in secrets.Index())
        {
            if (!environment.IsDevelopment()
                && SecretStrength.Weakness(secret, SecretLength, DistinctCharacters) is { } weakness)
            {
                reader.Refuse(Name, $"item {index + 1} is {weakness}");
            }
        }

        return secrets;
    }

    private string? AuthorityFile(bool usesTls)
    {
        var path = reader.Text(SettingNames.KafkaAuthority);
        if (path is not null && !usesTls)
            reader.Refuse(SettingNames.KafkaAuthority, $"used with {SettingNames.KafkaTls}=true only");
        else if (path is not null && !File.Exists(path))
            reader.Refuse(SettingNames.KafkaAuthority, "the file is not there");
        return path;
    }

    private (string? UserName, string? Password) Account()
    {
        var problemsBefore = reader.Problems.Count;
        var userName = reader.Text(SettingNames.KafkaUserName);
        var password = reader.Secret(SettingNames.KafkaPassword);
        if (userName is null && password is not null)
            reader.Refuse(SettingNames.KafkaUserName, $"missing beside {SettingNames.KafkaPassword}");
        else if (userName is not null && password is null && reader.Problems.Count == problemsBefore)
            reader.Refuse(SettingNames.KafkaPassword, $"missing beside {SettingNames.KafkaUserName}");
        return (userName, password);
    }

    private string Mechanism()
    {
        var text = reader.Text(SettingNames.KafkaMechanism)?.ToUpperInvariant() ?? Plain;
        if (Mechanisms.Contains(text)) return text;
        reader.Refuse(SettingNames.KafkaMechanism, "allowed: plain, scram-sha-256, scram-sha-512");
        return Plain;
    }
}
